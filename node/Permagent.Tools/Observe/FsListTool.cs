using System.Globalization;
using System.Text;
using Permagent.Actors.Ports;
using Permagent.Actors.Tools;
using Permagent.Tools.Args;
using Permagent.Tools.Documents;
using Permagent.Tools.Files;
using Permagent.Tools.Text;

namespace Permagent.Tools.Observe;

/// <summary>Lists the files of a granted folder.</summary>
internal sealed class FsListTool(IWorkRunner work, ScanLimits limits, string stateFolder) : IObserveTool
{
    private const string Id = "fs.list";

    // Most files of one answer; a model's context holds fewer.
    private const int ListedMax = 5_000;
    private const int ListedDefault = 500;

    /// <inheritdoc/>
    public ToolSpec Spec { get; } = Specs.Of(
        Id, "Lists the files of a granted folder with size and time, and what was left out.",
        """
        {"type":"object","additionalProperties":false,
         "required":["root"],
         "properties":{
          "root":{"type":"string","maxLength":4096},
          "max":{"type":"integer","minimum":1,"maximum":5000}}}
        """,
        "fs.read", EffectClass.None);

    /// <inheritdoc/>
    public ValueTask<ToolResult> ReadAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new(work.RunAsync(token => Guarded.Result(() => Read(call, token)), cancellationToken));
    }

    private ToolResult Read(ToolCall call, CancellationToken cancellationToken)
    {
        var args = new ArgReader(call.Args, Id);
        var root = args.Text("root", 4096);
        var max = (int)(args.OptionalNumber("max", 1, ListedMax) ?? ListedDefault);
        args.End();
        var folder = ReadPlace.Resolve(call.Scope, root, stateFolder).Path;
        var scan = FolderScanner.Scan(folder, limits, stateFolder, cancellationToken);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"{scan.Files.Length} files, {scan.Folders} folders in {Visible.Line(folder)}\n");
        foreach (var file in scan.Files.Take(max))
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{Visible.Line(file.Path)}\t{file.Bytes}\t{Page.Time(file.Changed)}\n");
        }

        if (scan.Files.Length > max)
            text.Append(CultureInfo.InvariantCulture, $"… and {scan.Files.Length - max} more files\n");
        foreach (var (reason, count) in scan.LeftOut)
            text.Append(CultureInfo.InvariantCulture, $"left out: {count} ({reason})\n");
        return ToolResult.Of(text.ToString());
    }
}
