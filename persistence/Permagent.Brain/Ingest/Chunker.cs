namespace Permagent.Brain.Ingest;

/// <summary>Cuts text into blocks: at blank lines, then at the end of a sentence, then of a word. Blocks do
/// not overlap;
/// neighbours give the setting.</summary>
public static class Chunker
{
    /// <summary>Spans that hold every character between two offsets but blank ones at their ends.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="from">First character.</param>
    /// <param name="to">End, exclusive.</param>
    public static IReadOnlyList<(int From, int To)> Split(string text, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(text);
        var blocks = new List<(int From, int To)>();
        foreach (var (start, end) in Paragraphs(text, from, to))
        {
            // Short paragraphs share a block up to the target.
            if (blocks.Count > 0 && end - blocks[^1].From <= IngestLimits.ChunkTarget)
                blocks[^1] = (blocks[^1].From, end);
            else if (end - start <= IngestLimits.ChunkMax) blocks.Add((start, end));
            else blocks.AddRange(SplitLong(text, start, end));
        }

        return blocks;
    }

    /// <summary>Skipped spans that fill the gaps between blocks.</summary>
    /// <param name="length">Length of the text.</param>
    /// <param name="blocks">Blocks by place.</param>
    /// <param name="skipped">Spans skipped for other reasons, by place.</param>
    public static ImmutableArray<SkippedSpan> FillGaps(
        int length, IEnumerable<SourceBlock> blocks, IEnumerable<SkippedSpan> skipped)
    {
        var all = ImmutableArray.CreateBuilder<SkippedSpan>();
        var taken = blocks.Select(block => (block.From, block.To, Skip: (SkippedSpan?)null))
            .Concat(skipped.Select(skip => (skip.From, skip.To, Skip: (SkippedSpan?)skip))).OrderBy(span => span.From);
        var at = 0;
        foreach (var (from, to, skip) in taken)
        {
            if (from > at) all.Add(new(at, from, "blank"));
            if (skip is { } span) all.Add(span);
            at = to;
        }

        if (length > at) all.Add(new(at, length, "blank"));
        return all.ToImmutable();
    }

    private static IEnumerable<(int From, int To)> Paragraphs(string text, int from, int to)
    {
        var (start, end, at) = (-1, from, from);
        while (at < to)
        {
            var lineEnd = text.IndexOf('\n', at, to - at);
            lineEnd = lineEnd < 0 ? to : lineEnd + 1;
            if (text.AsSpan(at, lineEnd - at).IsWhiteSpace())
            {
                if (start >= 0) yield return (start, end);
                start = -1;
            }
            else
            {
                if (start < 0) start = at;
                end = at + text.AsSpan(at, lineEnd - at).TrimEnd().Length;
            }

            at = lineEnd;
        }

        if (start >= 0) yield return (start, end);
    }

    private static IEnumerable<(int From, int To)> SplitLong(string text, int from, int to)
    {
        while (to - from > IngestLimits.ChunkMax)
        {
            var cut = SentenceEnd(text, from);
            if (cut < 0) cut = WordEnd(text, from);
            var end = from + text.AsSpan(from, cut - from).TrimEnd().Length;
            if (end > from) yield return (from, end);
            from = cut;
            while (from < to && char.IsWhiteSpace(text[from])) from++;
        }

        if (from < to) yield return (from, to);
    }

    /// <summary>The first end of a sentence past the target, else the last one before it, else -1.</summary>
    private static int SentenceEnd(string text, int from)
    {
        var last = -1;
        for (var at = from + 1; at < from + IngestLimits.ChunkMax; at++)
        {
            if (!char.IsWhiteSpace(text[at]) || text[at - 1] is not ('.' or '!' or '?' or '\u3002')) continue;
            last = at;
            if (at - from >= IngestLimits.ChunkTarget) return at;
        }

        return last;
    }

    /// <summary>The last end of a word inside the limit, else the limit, but not inside a surrogate pair.</summary>
    private static int WordEnd(string text, int from)
    {
        var limit = from + IngestLimits.ChunkMax;
        for (var at = limit; at > from + 1; at--)
            if (char.IsWhiteSpace(text[at])) return at;
        return char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;
    }
}
