using Permagent.Node.Rendering;
using Permagent.Node.Tests.Cli;

namespace Permagent.Node.Tests.Rendering;

public sealed class RenderingTests
{
    private static readonly RenderStyle Screen = new(Aligned: true, Colour: false, Columns: 40);
    private static readonly RenderStyle Pipe = new(Aligned: false, Colour: false, Columns: 40);

    [Theory]
    [InlineData("plain täxt 漢字 🙂", "plain täxt 漢字 🙂")]
    [InlineData("a\x1b[31mred", "a\\x1b[31mred")]
    [InlineData("a\nb\tc\r", "a\\nb\\tc\\r")]
    [InlineData("bell\a del\x7f c1\x9b", "bell\\x07 del\\x7f c1\\x9b")]
    [InlineData("file\u202egnp.exe", "file\\u202egnp.exe")]
    [InlineData("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff")]
    [InlineData("iso\u2066late\u2069", "iso\\u2066late\\u2069")]
    [InlineData("tag\U000E0041", "tag\\U000e0041")]
    public void Dangerous_characters_become_visible(string text, string expected)
    {
        var visible = Visible.Of(text);

        Assert.Equal(expected, visible);
    }

    [Fact]
    public void A_lone_surrogate_becomes_visible()
    {
        var visible = Visible.Of("x" + (char)0xD800 + "y");

        Assert.Equal("x\\ud800y", visible);
    }

    [Fact]
    public void No_text_of_any_kind_puts_a_control_character_on_the_screen()
    {
        var random = new Random(7);
        var page = new Page();
        for (var i = 0; i < 300; i++)
        {
            var text = new string([.. Enumerable.Range(0, 40).Select(_ => (char)random.Next(0, 0x2100))]);
            page.Line(text).Pair(text, text).Table([text, text], [[text, text]]);
        }

        var screen = PagePrinter.Print(page, Screen);

        Assert.DoesNotContain(screen, c => c != '\n' && (char.IsControl(c) || c is >= '\u202a' and <= '\u202e'));
    }

    [Fact]
    public void On_a_screen_columns_are_aligned_and_only_the_last_is_cut()
    {
        var page = new Page().Table(["id", "what"], [["m81", new string('x', 60)], ["m100000000", "short"]]);

        var screen = PagePrinter.Print(page, Screen);

        Assert.Equal(
            "id          what\nm81         " + new string('x', 27) + "…\nm100000000  short\n", screen);
    }

    [Fact]
    public void In_a_pipe_nothing_is_cut_and_tabs_part_the_cells()
    {
        var page = new Page().Pair("Name", "a\tb").Table(["id", "what"], [["m81", new string('x', 60)]]);

        var text = PagePrinter.Print(page, Pipe);

        Assert.Equal("Name\ta\\tb\nid\twhat\nm81\t" + new string('x', 60) + "\n", text);
    }

    [Theory]
    [InlineData("漢字", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("🙂", 2)]
    [InlineData("abc…", 4)]
    public void Width_counts_cells(string text, int expected)
    {
        var cells = CellWidth.Of(text);

        Assert.Equal(expected, cells);
    }

    [Fact]
    public void Long_words_stay_whole_when_a_line_is_wrapped()
    {
        var path = "/a/very/long/path/that/must/never/be/cut/in/two";

        var lines = PagePrinter.Wrap("  see " + path + " there", 30, 0).ToArray();

        Assert.Equal(["  see", "  " + path, "  there"], lines);
    }

    [Theory]
    [InlineData("auto", true, false, null, true)]
    [InlineData("auto", true, false, "1", false)]
    [InlineData("auto", false, false, null, false)]
    [InlineData("auto", true, true, null, false)]
    [InlineData("always", false, false, "1", true)]
    [InlineData("never", true, false, null, false)]
    public void Colour_obeys_flag_terminal_and_NO_COLOR(
        string flag, bool terminal, bool plain, string? noColor, bool expected)
    {
        var screen = new ScriptedTerminal { OutputIsTerminal = terminal };

        var style = RenderStyle.For(screen, plain, flag, name => name == "NO_COLOR" ? noColor : null);

        Assert.Equal(expected, style.Colour);
    }

    [Fact]
    public void A_dumb_terminal_gets_plain_text()
    {
        var style = RenderStyle.For(new ScriptedTerminal(), false, "auto", name => name == "TERM" ? "dumb" : null);

        Assert.False(style.Aligned);
        Assert.False(style.Colour);
    }

    [Theory]
    [InlineData(812, "812 B")]
    [InlineData(86_016, "84 KB")]
    [InlineData(5_046_586_572, "4.7 GB")]
    public void Sizes_have_units(long bytes, string expected)
    {
        var text = Units.Bytes(bytes);

        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData(0.0031, "3.1 ms")]
    [InlineData(0.84, "0.8 s")]
    [InlineData(14, "14 s")]
    [InlineData(200, "3 min")]
    [InlineData(7300, "2 h")]
    [InlineData(432_000, "5 days")]
    public void Spans_have_units(double seconds, string expected)
    {
        var text = Units.Span(TimeSpan.FromSeconds(seconds));

        Assert.Equal(expected, text);
    }

    [Fact]
    public void A_bar_is_drawn_only_with_a_measured_total_and_only_where_a_person_watches()
    {
        var watched = new ScriptedTerminal { ErrorIsTerminal = true };
        var bar = new ProgressLine(watched, new InstantClock(), quiet: false, moving: true);

        bar.Report("reading", 5, 10, "3 facts");
        bar.Clear();
        var drawn = watched.Error;
        bar.Report("reading", 5, 0, "3 facts");

        Assert.Contains("[############............] 5 of 10", drawn);
        Assert.EndsWith("\r", drawn);
        Assert.Equal(drawn, watched.Error);
    }

    [Fact]
    public async Task Without_a_screen_progress_is_a_line_each_few_seconds()
    {
        var clock = new InstantClock();
        var pipe = new ScriptedTerminal();
        var line = new ProgressLine(pipe, clock, quiet: false, moving: false);

        line.Report("reading", 1, 10, "1 fact");
        line.Report("reading", 2, 10, "2 facts");
        await Task.Delay(ProgressLine.LineEvery, clock);
        line.Report("reading", 3, 10, "3 facts");

        Assert.Equal("reading 3 of 10  3 facts\n", pipe.Error);
    }
}
