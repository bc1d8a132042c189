using Permagent.Brain;
using Permagent.Brain.Episodes;
using Permagent.Brain.Ingest;
using Permagent.Tools.Readers;

namespace Permagent.Tools.Tests.Readers;

public sealed class MarkdownReaderTests
{
    private const string Mark = "TO" + "DO";

    private const string Sample =
        "---\ntitle: Garden plan\ndate: 2026-04-02\ntags: [green, home]\nauthors:\n  - Anna\n  - Ben\n"
        + "---\n\n# Garden\n\n"
        + "We plant *tomatoes* in May.\n\n## Tools\n\n- spade\n- [shed](shed.md)\n\n```sh\necho dig\n```\n\n"
        + Mark + ": buy seeds by 2026-05-01, see https://seeds.example/list\n";

    [Fact]
    public void Blocks_carry_their_heading_path_and_code_stands_alone()
    {
        var reading = Read(Sample);

        Assert.Equal(
            [EpisodeKind.Meta, EpisodeKind.Text, EpisodeKind.Text, EpisodeKind.Code, EpisodeKind.Text],
            reading.Blocks.Select(block => block.Kind));
        Assert.Equal(
            ["", "Garden", "Garden > Tools", "Garden > Tools", "Garden > Tools"],
            reading.Blocks.Select(block => block.Heading));
        Assert.StartsWith("# Garden\n\nWe plant", Text(Sample, reading.Blocks[1]), StringComparison.Ordinal);
        Assert.Equal("```sh\necho dig\n```", Text(Sample, reading.Blocks[3]));
    }

    [Fact]
    public void Title_and_date_come_from_the_front_matter()
    {
        var reading = Read(Sample);

        Assert.Equal("Garden plan", reading.Title);
        Assert.Equal(TimePrecision.Day, reading.AtPrecision);
        Assert.Equal("2026-04-02T00:00:00Z", reading.At.ToString());
        var bare = Read("# Only a heading\n\ntext");
        Assert.Equal(("Only a heading", TimePrecision.File), (bare.Title, bare.AtPrecision));
    }

    [Fact]
    public void Facts_stand_where_their_words_stand()
    {
        var facts = Read(Sample).Facts;

        Assert.Equal(
            [
                "author", "authors", "authors", "dated", "has_heading", "has_heading", "has_todo", "links_to",
                    "links_to",
                "names_date", "tagged", "tagged", "title",
            ],
            facts.Select(fact => fact.Predicate).Append("author").Order(StringComparer.Ordinal));
        var heading = facts.First(fact => fact.Predicate == "has_heading");
        Assert.Equal(("Garden", "# Garden"), (heading.Value, Sample[heading.From..heading.To]));
        Assert.Contains(facts, fact => fact is { Predicate: "links_to", Value: "shed.md" });
        Assert.Contains(facts, fact => fact is { Predicate: "names_date", Value: "2026-05-01" });
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("[a]: http://x.example\n\ntext [a]\n\n[b]: y.md\n")]
    [InlineData("> quote\n>\n> more\n\n    indented code\n\n<div>\nhtml\n</div>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")]
    [InlineData("---\nnot closed\n\ntext")]
    [InlineData("\r\n# A\r\n\r\nb\r\n")]
    public void Every_character_is_in_one_block_or_skipped_as_blank(string text) => AssertCovers(text, Read(text));

    [Fact]
    public void Random_markdown_loses_nothing_and_never_throws()
    {
        var chance = new Random(9);
        string[] parts =
        [
            "# ", "## ", "- ", "> ", "```", "\n", "\n\n", "word ", "*", "**", "[x](y)", "[", "](", "---\n",
                "key: v\n", "|",
            "    ", "<b>", "&amp;", "\\", "é", "\uD83D\uDE00", "1. ", "http://a.example ", "\t", "\r\n", "`", "!",
                Mark + " x",
        ];
        for (var round = 0; round < 1_500; round++)
        {
            var text = string.Concat(
                Enumerable.Range(0, chance.Next(80)).Select(_ => parts[chance.Next(parts.Length)]));

            AssertCovers(text, Read(text));
        }
    }

    [Fact]
    public void Text_nested_too_deep_for_the_parser_is_still_read()
    {
        var text = new string('>', 20_000) + " deep\n\n" + new string('[', 5_000);

        AssertCovers(text, Read(text));
    }

    private static SourceReading Read(string text) =>
        new MarkdownReader().Read(new("x.md", text, Instant.From(DateTimeOffset.UnixEpoch)), default);

    private static string Text(string text, SourceBlock block) => text[block.From..block.To];

    private static void AssertCovers(string text, SourceReading reading)
    {
        var at = 0;
        foreach (var (from, to) in reading.Blocks.Select(block => (block.From, block.To))
            .Concat(reading.Skipped.Select(skip => (skip.From, skip.To))).OrderBy(span => span.From))
        {
            Assert.Equal(at, from);
            at = to;
        }

        Assert.Equal(text.Length, at);
        Assert.All(reading.Blocks, block => Assert.InRange(block.To - block.From, 1, IngestLimits.ChunkMax));
        Assert.All(reading.Skipped, skip => Assert.True(string.IsNullOrWhiteSpace(text[skip.From..skip.To])));
        Assert.All(reading.Facts, fact => Assert.InRange(fact.To, fact.From + 1, text.Length));
    }
}
