using Permagent.Brain.Episodes;

namespace Permagent.Brain.Ingest;

/// <summary>Reads plain text: paragraphs as blocks, the first line as title.</summary>
internal sealed class PlainTextReader : ISourceReader
{
    private const int TitleMax = 120; // Characters of a first line that is a title: a longer one is a paragraph.

    /// <inheritdoc/>
    public string Kind => "text";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> Extensions { get; } =
    [
        ".txt", ".text", ".log", ".csv", ".tsv", ".json", ".jsonl", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf",
        ".org", ".rst", ".adoc", ".tex", ".xml", ".sql", ".sh", ".cs", ".csproj", ".sln", ".props", ".py", ".js", ".ts",
        ".java", ".c", ".h", ".cpp", ".hpp", ".go", ".rs", ".rb", ".swift", ".kt", ".css", "",
    ];

    /// <inheritdoc/>
    public SourceReading Read(SourceText source, CancellationToken cancellationToken)
    {
        var text = source.Text;
        var spans = Chunker.Split(text, 0, text.Length);
        ImmutableArray<SourceBlock> blocks =
            [.. spans.Select(span => new SourceBlock(span.From, span.To, "", EpisodeKind.Text))];
        var facts = new List<SourceFact>();
        facts.AddRange(ObservedFacts.KeyValues(text, 0, EndOfFirstParagraph(text)));
        foreach (var (from, to) in spans)
        {
            cancellationToken.ThrowIfCancellationRequested();
            facts.AddRange(ObservedFacts.Find(text, from, to));
        }

        return new()
        {
            Title = TitleOf(text, spans),
            At = source.Modified,
            AtPrecision = TimePrecision.File,
            Blocks = blocks,
            Skipped = Chunker.FillGaps(text.Length, blocks, []),
            Facts = [.. facts],
        };
    }

    private static int EndOfFirstParagraph(string text)
    {
        var at = text.AsSpan().IndexOfAnyExcept("\r\n \t");
        while (at >= 0 && at < text.Length)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0) break;
            if (text.AsSpan(at, end - at).IsWhiteSpace()) return at;
            at = end + 1;
        }

        return text.Length;
    }

    private static string TitleOf(string text, IReadOnlyList<(int From, int To)> spans)
    {
        if (spans.Count == 0) return "";
        var line = text[spans[0].From..spans[0].To].Split('\n')[0].Trim();
        return line.Length <= TitleMax ? line : "";
    }
}
