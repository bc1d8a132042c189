using System.Globalization;
using System.Text;
using Permagent.Actors.Ports;
using Permagent.Actors.Tools;
using Permagent.Tools.Args;
using Permagent.Tools.Files;
using Permagent.Tools.Text;

namespace Permagent.Tools.Observe;

/// <summary>Finds plain text in the files of a granted folder.</summary>
internal sealed class FsSearchTool(IWorkRunner work, ScanLimits limits, string stateFolder) : IObserveTool
{
    private const string Id = "fs.search";
    private const int HitsMax = 200; // Lines found by one search: over it the text sought is too common.
    private const int LineCharsMax = 300; // Characters shown of a found line: enough to judge it.

    /// <inheritdoc/>
    public ToolSpec Spec { get; } = Specs.Of(
        Id, "Finds lines that hold a text (case does not count) in the files of a granted folder.",
        """
        {"type":"object","additionalProperties":false,
         "required":["root","text"],
         "properties":{
          "root":{"type":"string","maxLength":4096},
          "text":{"type":"string","minLength":1,"maxLength":400}}}
        """,
        "fs.search", EffectClass.None);

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
        var wanted = args.Text("text", 400);
        args.End();
        if (string.IsNullOrWhiteSpace(wanted)) throw args.Bad("'text' is empty");
        var folder = ReadPlace.Resolve(call.Scope, root, stateFolder).Path;
        var answer = new StringBuilder();
        var (hits, looked, skipped, budget) = (0, 0, 0, limits.TotalBytesMax);
        foreach (var file in FolderScanner.Scan(folder, limits, stateFolder, cancellationToken).Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (hits >= HitsMax) break;
            if (file.Bytes > Math.Min(budget, limits.TextBytesMax) || Text(folder, file) is not { } text)
            {
                skipped++;
                continue;
            }

            looked++;
            budget -= file.Bytes;
            hits += Find(file.Path, text, wanted, HitsMax - hits, answer);
        }

        answer.Append(CultureInfo.InvariantCulture,
            $"{hits} lines in {looked} text files; {skipped} files were not looked at\n");
        if (hits >= HitsMax)
            answer.Append(CultureInfo.InvariantCulture, $"stopped at {HitsMax}: give more of the text\n");
        return ToolResult.Of(answer.ToString());
    }

    private string? Text(string folder, ScannedFile file)
    {
        try
        {
            var content = SafeFile.ReadAll($"{folder.TrimEnd('/')}/{file.Path}", limits.TextBytesMax);
            if (SecretFiles.LooksLikeKey(content)) return null;
            return TextFile.Decode(content, out var text).Length == 0 ? text : null;
        }
        catch (Exception failure) when (IoWords.IsIo(failure))
        {
            return null; // Counted as not looked at.
        }
    }

    private static int Find(string path, string text, string wanted, int max, StringBuilder answer)
    {
        var hits = 0;
        var lines = TextFile.Lines(text);
        for (var i = 0; i < lines.Length && hits < max; i++)
        {
            if (!lines[i].Contains(wanted, StringComparison.OrdinalIgnoreCase)) continue;
            var shown = lines[i].Length <= LineCharsMax ? lines[i] : lines[i][..LineCharsMax] + "…";
            answer.Append(CultureInfo.InvariantCulture, $"{Visible.Line(path)}:{i + 1}: {Visible.Line(shown)}\n");
            hits++;
        }

        return hits;
    }
}
