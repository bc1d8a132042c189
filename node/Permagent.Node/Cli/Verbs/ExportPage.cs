using Permagent.Node.Api;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Verbs;

/// <summary>What an export wrote.</summary>
internal static class ExportPage
{
    /// <summary>The reply of every export.</summary>
    public static Reply Of(ExportView export, VerbContext context)
    {
        var page = new Page().Line(
            $"Wrote {Units.Count(export.Files.Count, "file")}, {Units.Bytes(export.Bytes)}, to "
            + context.Short(export.Folder));
        foreach (var file in export.Files) page.Line("  " + file);
        return new("export", export, page);
    }
}
