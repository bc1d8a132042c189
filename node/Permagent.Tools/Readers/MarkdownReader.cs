using Markdig;
using Markdig.Syntax;
using Permagent.Brain;
using Permagent.Brain.Episodes;
using Permagent.Brain.Ingest;

namespace Permagent.Tools.Readers;

/// <summary>Reads Markdown: groups of blocks under their heading path, code blocks by themselves, the front matter as
/// the head.</summary>
public sealed class MarkdownReader : ISourceReader
{
    private const string PathSeparator = " > ";

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePreciseSourceLocation().Build();

    /// <inheritdoc/>
    public string Kind => "markdown";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public ImmutableArray<string> Extensions { get; } = [".md", ".markdown", ".mdown", ".mkd"];

    /// <inheritdoc/>
    public SourceReading Read(SourceText source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var text = source.Text;
        var document = Parse(text);
        var regions = MarkdownRegions.Of(text, document);
        var blocks = BlocksOf(text, regions, cancellationToken);
        var facts = MarkdownFacts.Of(text, document, regions, blocks);
        var (at, precision) = facts.Date is { } date ? (date, TimePrecision.Day)
            : (source.Modified, TimePrecision.File);
        return new()
        {
            Title = facts.Title,
            At = at,
            AtPrecision = precision,
            Blocks = blocks,
            Skipped = Chunker.FillGaps(text.Length, blocks, []),
            Facts = facts.All,
        };
    }

    private static MarkdownDocument Parse(string text)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested deeper than the parser allows: it is still text, and is read as paragraphs.
            return [];
        }
    }

    private static ImmutableArray<SourceBlock> BlocksOf(
        string text, IReadOnlyList<MarkdownRegion> regions, CancellationToken cancellationToken)
    {
        var blocks = ImmutableArray.CreateBuilder<SourceBlock>();
        var path = new SortedDictionary<int, string>();
        var group = (From: -1, To: -1, Heading: "");
        var onlyHeading = false;
        foreach (var region in regions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isProse = region.Kind == EpisodeKind.Text && region.Level == 0;

            // A heading stays with the block below it, however long that one is.
            if (isProse && group.From >= 0 && (onlyHeading || region.To - group.From <= IngestLimits.ChunkTarget))
            {
                group.To = region.To;
                onlyHeading = false;
                continue;
            }

            Close(text, group, EpisodeKind.Text, blocks);
            if (region.Level > 0) Enter(path, region);
            group = (region.From, region.To, string.Join(PathSeparator, path.Values));
            onlyHeading = region.Level > 0;
            if (region.Kind == EpisodeKind.Text) continue;
            Close(text, group, region.Kind, blocks);
            group = (-1, -1, "");
        }

        Close(text, group, EpisodeKind.Text, blocks);
        return blocks.ToImmutable();
    }

    private static void Enter(SortedDictionary<int, string> path, MarkdownRegion heading)
    {
        foreach (var deeper in path.Keys.Where(level => level >= heading.Level).ToList()) path.Remove(deeper);
        path[heading.Level] = heading.Title;
    }

    private static void Close(
        string text, (int From, int To, string Heading) group, EpisodeKind kind,
        ImmutableArray<SourceBlock>.Builder blocks)
    {
        if (group.From < 0) return;
        if (group.To - group.From <= IngestLimits.ChunkMax)
        {
            blocks.Add(new(group.From, group.To, group.Heading, kind));
            return;
        }

        foreach (var (from, to) in Chunker.Split(text, group.From, group.To))
            blocks.Add(new(from, to, group.Heading, kind));
    }
}
