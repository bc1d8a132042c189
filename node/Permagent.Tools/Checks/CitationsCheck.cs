using Permagent.Actors.Checks;
using Permagent.Tools.Documents;
using Permagent.Tools.Files;

namespace Permagent.Tools.Checks;

/// <summary>Kind <c>citations</c>: each line of the form <c>&gt; "words" — path:LINE</c> is found word for word
/// (white space folded) in that line of a source. Parameters: <c>path</c>; <c>min</c> quotes, 1 by default.</summary>
internal sealed class CitationsCheck : ICheckRunner
{
    private const int QuotesMax = 10_000; // Quotes that min may ask for: more than any written document has.
    private const int WrongMax = 50; // Faults named by one check: nobody reads more at once.

    // Sources held open as text at once: quotes come file by file, so a few are enough.
    private const int CachedMax = 8;

    /// <inheritdoc/>
    public string Kind => "citations";

    /// <inheritdoc/>
    public CheckOutcome Run(CompiledCheck check, CheckTree tree, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return CheckWork.Run(Kind, check, args =>
        {
            var path = args.Text("path", CheckWork.TextMax);
            var least = args.OptionalNumber("min", 0, QuotesMax) ?? 1;
            args.End();
            var findings = new Findings();
            if (CheckWork.Text(tree, path, findings) is not { } text) return findings;
            var lines = TextFile.Lines(text);
            var cache = new Dictionary<string, string[]?>(StringComparer.Ordinal);
            var found = 0;
            for (var i = 0; i < lines.Length && findings.Wrong.Count < WrongMax; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!lines[i].StartsWith("> \"", StringComparison.Ordinal)) continue;
                var wrong = Quotes.Parse(lines[i]) is { } quote
                    ? Look(quote, tree.Sources, cache)
                    : "is no citation of the form > \"words\" — path:LINE";
                if (wrong.Length == 0) found++;
                else findings.Fail($"line {i + 1} {wrong}");
            }

            if (findings.Wrong.Count == 0 && found < least)
                findings.Fail($"{found} quotes, at least {least} were asked");
            findings.Saw($"{path}: {found} quotes found in their sources");
            return findings;
        });
    }

    private static string Look(Quote quote, ImmutableArray<string> sources, Dictionary<string, string[]?> cache)
    {
        if (quote.Words.Length == 0) return "quotes nothing";
        var there = false;
        foreach (var source in sources)
        {
            if (Lines(source, quote.Path, cache) is not { } lines) continue;
            there = true;
            if (quote.Line < 1 || quote.Line > lines.Length) continue;
            var line = Quotes.Fold(lines[quote.Line - 1]);
            if (line.Contains(Quotes.Fold(quote.Words), StringComparison.Ordinal)) return "";
        }

        return there
            ? $"quotes \"{quote.Words}\", which does not stand in {quote.Path} at line {quote.Line}"
            : $"names {quote.Path}, which is in no source folder or is no text";
    }

    private static string[]? Lines(string source, string path, Dictionary<string, string[]?> cache)
    {
        var key = $"{source}\0{path}";
        if (cache.TryGetValue(key, out var known)) return known;
        if (cache.Count >= CachedMax) cache.Clear();
        return cache[key] = Read(source, path);
    }

    private static string[]? Read(string source, string path)
    {
        if (path.Split('/').Any(part => part is "" or "." or "..") || SecretFiles.IsSecret(path)) return null;
        var root = RealPath.Of(source);
        var real = RealPath.Of($"{root}/{path}");
        if (!RealPath.IsWithin(real, root) || !File.Exists(real)) return null;
        return TextFile.Decode(SafeFile.ReadAll(real, SafeFile.BytesMax), out var text).Length == 0
            ? TextFile.Lines(text)
            : null;
    }
}
