using System.Globalization;
using System.Text;
using Permagent.Actors.Ports;
using Permagent.Actors.Tools;
using Permagent.Tools.Args;
using Permagent.Tools.Files;
using Permagent.Tools.Text;

namespace Permagent.Tools.Observe;

/// <summary>Reads lines of one text file.</summary>
internal sealed class FsReadTool(IWorkRunner work, string stateFolder) : IObserveTool
{
    private const string Id = "fs.read";
    private const int LinesMax = 2_000; // Lines of one read: a longer file is read in parts.
    private const int LinesDefault = 200;

    // Most characters of one answer: 256 Ki, far above what a context takes.
    private const int CharsMax = 1 << 18;

    /// <inheritdoc/>
    public ToolSpec Spec { get; } = Specs.Of(
        Id, "Reads lines of a text file in a granted folder or the attempt tree; keys and secrets are refused.",
        """
        {"type":"object","additionalProperties":false,
         "required":["path"],
         "properties":{
          "path":{"type":"string","maxLength":4096},
          "from":{"type":"integer","minimum":1,"maximum":100000000},
          "lines":{"type":"integer","minimum":1,"maximum":2000}}}
        """,
        "fs.read", EffectClass.None);

    /// <inheritdoc/>
    public ValueTask<ToolResult> ReadAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new(work.RunAsync(_ => Guarded.Result(() => Read(call)), cancellationToken));
    }

    private ToolResult Read(ToolCall call)
    {
        var args = new ArgReader(call.Args, Id);
        var path = args.Text("path", 4096);
        var from = (int)(args.OptionalNumber("from", 1, 100_000_000) ?? 1);
        var count = (int)(args.OptionalNumber("lines", 1, LinesMax) ?? LinesDefault);
        args.End();
        var file = ReadPlace.Resolve(call.Scope, path, stateFolder).Path;
        var content = SafeFile.ReadAll(file, SafeFile.BytesMax);
        if (SecretFiles.LooksLikeKey(content))
            return ToolResult.Failed("secret", $"{Visible.Line(file)} holds a private key and is never read.");
        var reason = TextFile.Decode(content, out var text);
        if (reason.Length > 0)
            return ToolResult.Failed("no-text", $"{Visible.Line(file)} is {reason}; only UTF-8 text is read.");
        var lines = TextFile.Lines(text);
        var answer = new StringBuilder();
        var at = from - 1;
        for (; at < lines.Length && at < from - 1 + count && answer.Length + lines[at].Length < CharsMax; at++)
            answer.Append(CultureInfo.InvariantCulture, $"{at + 1}: {Visible.Line(lines[at])}\n");
        answer.Append(at < lines.Length
            ? string.Create(CultureInfo.InvariantCulture, $"… {lines.Length - at} more lines, go on from {at + 1}\n")
            : string.Create(CultureInfo.InvariantCulture, $"end of file, {lines.Length} lines\n"));
        return ToolResult.Of(answer.ToString());
    }
}
