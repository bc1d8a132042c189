using Permagent.Tools.Text;

namespace Permagent.Tools.Tests.Text;

public sealed class TextTests
{
    [Theory]
    [InlineData("plain ünïcode 漢字 😀", "plain ünïcode 漢字 😀")]
    [InlineData("\u001b[2J\u0007", "\\u{1B}[2J\\u{07}")]
    [InlineData("a\u007F\u0085\u009B", "a\\u{7F}\\u{85}\\u{9B}")]
    [InlineData("\u202Eexe.txt\u2066\u200B\uFEFF", "\\u{202E}exe.txt\\u{2066}\\u{200B}\\u{FEFF}")]
    [InlineData("a\nb\tc", "a\\u{0A}b\\u{09}c")]
    [InlineData("\U000E0041", "\\u{E0041}")]
    public void Hidden_characters_become_visible(string text, string shown) => Assert.Equal(shown, Visible.Line(text));

    [Fact]
    public void Half_a_character_is_shown_by_its_number() => Assert.Equal("x\\u{D800}y", Visible.Line("x\uD800y"));

    [Fact]
    public void Line_feeds_stay_where_lines_are_meant() =>
        Assert.Equal("a\nb\tc\\u{0D}", Visible.Lines("a\nb\tc\r"));

    [Fact]
    public void No_hidden_character_is_left_of_any_text()
    {
        var chance = new Random(7);
        for (var n = 0; n < 2_000; n++)
        {
            var text = new string([.. Enumerable.Range(0, 20).Select(_ => (char)chance.Next(0x2100))]);

            Assert.DoesNotContain(Visible.Line(text).EnumerateRunes(), Visible.IsHidden);
        }
    }

    [Fact]
    public void A_diff_shows_what_leaves_and_what_comes()
    {
        var diff = LineDiff.Of("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nX\ne\nf\n");

        Assert.Equal(["@@ from line 2: 1 out, 1 in", "  b", "  c", "- d", "+ X", "  e", "  f"], diff.ToArray());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a\nb\n", "a\nb\n")]
    public void Equal_texts_have_no_diff(string before, string after) => Assert.Empty(LineDiff.Of(before, after));

    [Fact]
    public void A_missing_last_line_feed_is_a_difference() =>
        Assert.Contains("- a\\ no line feed at the end", LineDiff.Of("a", "a\n"));

    [Fact]
    public void Diffs_applied_give_the_new_text()
    {
        var chance = new Random(3);
        for (var n = 0; n < 300; n++)
        {
            var (old, now) = (RandomLines(chance), RandomLines(chance));

            var diff = LineDiff.Of(old, now).Skip(1).ToList();

            var removed = diff.Where(line => line[0] is '-').Select(line => line[2..]);
            var added = diff.Where(line => line[0] is '+').Select(line => line[2..]);
            Assert.Equal(
                Sorted(now.Split('\n')), Sorted(Without(old.Split('\n'), removed).Concat(added)));
        }
    }

    [Fact]
    public void A_diff_is_bounded_whatever_comes()
    {
        var before = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"old {i} {new string('x', 500)}\n"));
        var after = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"new {i}\n"));

        var diff = LineDiff.Of(before, after);

        Assert.Equal(LineDiff.LinesMax, diff.Length);
        Assert.All(diff, line => Assert.InRange(line.Length, 1, LineDiff.LineCharsMax + 3));
        Assert.StartsWith("… and", diff[^1]);
    }

    private static string RandomLines(Random chance) =>
        string.Concat(Enumerable.Range(0, chance.Next(12)).Select(_ => $"{chance.Next(5)}\n"));

    private static List<string> Without(IEnumerable<string> lines, IEnumerable<string> removed)
    {
        var left = lines.ToList();
        foreach (var line in removed) Assert.True(left.Remove(line));
        return left;
    }

    private static string[] Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];
}
