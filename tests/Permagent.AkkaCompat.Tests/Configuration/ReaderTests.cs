using Permagent.Kernel.Configuration;

namespace Permagent.AkkaCompat.Tests.Configuration;

public sealed class ReaderTests
{
    [Fact]
    public void Blocks_dotted_keys_and_both_signs_are_one()
    {
        Config config = ConfigurationFactory.ParseString("""
            # a comment
            akka {
              actor.provider = local      // another one
              actor { debug : { receive = on } }
              stdout-loglevel = INFO, loglevel = DEBUG
            }
            "quoted.key".inner = "a \"text\"\twith escapes \u0041"
            """);

        Assert.Equal("local", config.GetString("akka.actor.provider"));
        Assert.True(config.GetBoolean("akka.actor.debug.receive"));
        Assert.Equal("INFO", config.GetString("akka.stdout-loglevel"));
        Assert.Equal("DEBUG", config.GetString("akka.loglevel"));
        Assert.Equal("a \"text\"\twith escapes A", config.GetString("\"quoted.key\".inner"));
    }

    [Fact]
    public void Outer_braces_may_stand_or_not() =>
        Assert.Equal(3, ConfigurationFactory.ParseString("{ a { b = 3 } }").GetInt("a.b"));

    [Fact]
    public void A_block_may_end_and_the_next_begin_on_one_line()
    {
        Config config = "a { b { c = 1 } d = 2 } e = 3";

        Assert.Equal((1, 2, 3), (config.GetInt("a.b.c"), config.GetInt("a.d"), config.GetInt("e")));
    }

    [Fact]
    public void Unquoted_values_go_to_the_end_of_the_line() =>
        Assert.Equal("all of this : and = that", ((Config)"a =  all of this : and = that  \nb = 1").GetString("a"));

    [Fact]
    public void Three_quotes_keep_everything()
    {
        Config config = "a = \"\"\"one \"two\"\n  # three\\n\"\"\"";

        Assert.Equal("one \"two\"\n  # three\\n", config.GetString("a"));
    }

    [Fact]
    public void Later_keys_win_and_blocks_merge()
    {
        Config config = "a { x = 1, y = 2 }\na { x = 3, z = 4 }\nb = 1\nb = 2";

        Assert.Equal((3, 2, 4), (config.GetInt("a.x"), config.GetInt("a.y"), config.GetInt("a.z")));
        Assert.Equal(2, config.GetInt("b"));
    }

    [Fact]
    public void Lists_hold_texts_numbers_and_blocks()
    {
        Config config = """
            l = [a, "b, c", d]
            lines = [
              1
              2   # two
              3,
            ]
            blocks = [{ name = x }, { name = y }]
            """;

        Assert.Equal(["a", "b, c", "d"], config.GetStringList("l"));
        Assert.Equal([1, 2, 3], config.GetIntList("lines"));
        Assert.Equal(
            ["x", "y"], config.GetValue("blocks").GetArray().Select(one => one.GetObject()[0].Value.GetString()));
    }

    [Fact]
    public void A_list_grows_by_plus_equals_over_blocks_too()
    {
        Config config = "a { l = [1] }\na { l += 2 }\na.l += 3\nfresh += x";

        Assert.Equal([1, 2, 3], config.GetIntList("a.l"));
        Assert.Equal(["x"], config.GetStringList("fresh"));
    }

    [Fact]
    public void References_take_values_blocks_and_lists()
    {
        Config config = """
            base { size = 10, name = n }
            big = ${base} { size = 20 }
            copy = ${base}
            copy { name = m }
            path = /home/${base.name}/x
            all = ${some} [3]
            some = [1, 2]
            gone = ${?nothing.there}
            """;

        Assert.Equal((20, "n"), (config.GetInt("big.size"), config.GetString("big.name")));
        Assert.Equal((10, "m"), (config.GetInt("copy.size"), config.GetString("copy.name")));
        Assert.Equal("/home/n/x", config.GetString("path"));
        Assert.Equal([1, 2, 3], config.GetIntList("all"));
        Assert.False(config.HasPath("gone"));
    }

    [Fact]
    public void A_value_may_name_its_own_key_before()
    {
        Config config = "path = [a]\npath = ${path} [b]\nx { y = 1 }\nx { y = ${x.y}2 }";

        Assert.Equal(["a", "b"], config.GetStringList("path"));
        Assert.Equal("12", config.GetString("x.y"));
    }

    [Fact]
    public void Null_hides_what_stands_behind()
    {
        Config config = ConfigurationFactory.ParseString("a = null").WithFallback("a = 1\nb = 2");

        Assert.False(config.HasPath("a"));
        Assert.Equal(7, config.GetInt("a", 7));
        Assert.Equal(2, config.GetInt("b"));
    }

    [Theory]
    [InlineData("a = 1\nb", "line 2", "expected")]
    [InlineData("a {\n b = 1\n", "line 1", "closing }")]
    [InlineData("a = [1,\n2", "line 1", "closing ]")]
    [InlineData("a = 1\n}\n", "line 2", "nothing to close")]
    [InlineData("\n\na = \"open\n", "line 3", "closing quote")]
    [InlineData("a = \"\"\"open\n", "line 1", "no end")]
    [InlineData("a = \"\\x\"", "line 1", "escape")]
    [InlineData("\na = ${b}", "line 2", "names nothing")]
    [InlineData("a = ${b}\nb = ${a}", "line", "back to itself")]
    [InlineData("a = ${a}", "line 1", "its own key")]
    [InlineData("a { b = ${a} }", "line 1", "back to itself")]
    [InlineData("a = ${b", "line 1", "closing }")]
    [InlineData("a = {x=1} [2]", "line 1", "key")]
    [InlineData("a =", "line 1", "no value")]
    [InlineData("include \"other\"", "line 1", "expected")]
    public void What_cannot_be_read_names_its_line(string text, string line, string what)
    {
        ConfigurationException failure = Assert.Throws<ConfigurationException>(
            () => ConfigurationFactory.ParseString(text));

        Assert.Contains(line, failure.Message);
        Assert.Contains(what, failure.Message);
    }

    [Fact]
    public void Depth_size_and_growth_are_bounded()
    {
        string deep = string.Concat(Enumerable.Repeat("a {", 70)) + string.Concat(Enumerable.Repeat("}", 70));
        string lists = "a = " + new string('[', 100_000);
        string chain = string.Concat(Enumerable.Range(0, 2000).Select(i => $"k{i} = ${{k{i + 1}}}\n")) + "k2000 = 1";
        string laughs = "l0 = [1,1,1,1,1,1,1,1]\n" + string.Concat(Enumerable.Range(1, 30)
            .Select(i => $"l{i} = [${{l{i - 1}}}, ${{l{i - 1}}}, ${{l{i - 1}}}]\n"));
        string text = "t0 = aaaaaaaaaa\n" + string.Concat(Enumerable.Range(1, 40)
            .Select(i => $"t{i} = ${{t{i - 1}}}${{t{i - 1}}}\n"));

        foreach (string hostile in new[] { deep, lists, chain, laughs, text, new string(' ', 2 << 20) + "a=1" })
        {
            Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hostile));
        }
    }
}
