using Permagent.Kernel.Configuration;

namespace Permagent.AkkaCompat.Tests.Configuration;

public sealed class ConfigTests
{
    [Theory]
    [InlineData("100 ns", 0.0000001)]
    [InlineData("5us", 0.000005)]
    [InlineData("250", 0.25)]
    [InlineData("250ms", 0.25)]
    [InlineData("1.5 s", 1.5)]
    [InlineData("10 seconds", 10)]
    [InlineData("3m", 180)]
    [InlineData("2 hours", 7200)]
    [InlineData("1d", 86400)]
    public void Durations(string text, double seconds) =>
        Assert.Equal(Ticks(seconds), ((Config)$"t = {text}").GetTimeSpan("t"));

    private static TimeSpan Ticks(double seconds) => new((long)Math.Round(seconds * TimeSpan.TicksPerSecond));

    [Fact]
    public void Infinite_is_no_limit_where_it_may_be()
    {
        Config config = "t = infinite";

        Assert.Equal(Timeout.InfiniteTimeSpan, config.GetTimeSpan("t"));
        Assert.Throws<ConfigurationException>(() => config.GetTimeSpan("t", allowInfinite: false));
    }

    [Theory]
    [InlineData("512", 512)]
    [InlineData("128B", 128)]
    [InlineData("64K", 65_536)]
    [InlineData("2 MiB", 2_097_152)]
    [InlineData("10 MB", 10_000_000)]
    [InlineData("1G", 1_073_741_824)]
    [InlineData("1.5KiB", 1536)]
    public void Sizes(string text, long bytes) => Assert.Equal(bytes, ((Config)$"s = {text}").GetByteSize("s"));

    [Fact]
    public void Numbers_and_switches()
    {
        Config config = "i = 42\nl = 5000000000\nd = 2.5\nm = 0.1\non = yes\noff = off";

        Assert.Equal((42, 5_000_000_000L), (config.GetInt("i"), config.GetLong("l")));
        Assert.Equal((2.5, 2.5f, 0.1m), (config.GetDouble("d"), config.GetFloat("d"), config.GetDecimal("m")));
        Assert.True(config.GetBoolean("on"));
        Assert.False(config.GetBoolean("off", true));
    }

    [Fact]
    public void What_is_not_there_gives_the_default()
    {
        Config config = Config.Empty;

        Assert.Null(config.GetString("x"));
        Assert.Equal(("d", 7, 7L, true), (
            config.GetString("x", "d"), config.GetInt("x", 7), config.GetLong("x", 7), config.GetBoolean("x", true)));
        Assert.Equal(TimeSpan.Zero, config.GetTimeSpan("x"));
        Assert.Equal(TimeSpan.FromSeconds(1), config.GetTimeSpan("x", TimeSpan.FromSeconds(1)));
        Assert.Empty(config.GetStringList("x"));
        Assert.Null(config.GetConfig("x"));
        Assert.Null(config.GetValue("x"));
        Assert.Null(config.GetByteSize("x"));
    }

    [Theory]
    [InlineData("i = many")]
    [InlineData("i = 1.5")]
    [InlineData("i = 99999999999")]
    [InlineData("i { x = 1 }")]
    [InlineData("i = [1]")]
    public void A_wrong_value_names_its_path(string text) => Assert.Contains(
        "i is", Assert.Throws<ConfigurationException>(() => ((Config)text).GetInt("i")).Message);

    [Fact]
    public void The_first_of_a_chain_of_fallbacks_wins()
    {
        Config config = ConfigurationFactory.ParseString("a.x = 1")
            .WithFallback("a { x = 2, y = 2 }")
            .WithFallback("a { x = 3, y = 3, z = 3 }");

        Assert.Equal((1, 2, 3), (config.GetInt("a.x"), config.GetInt("a.y"), config.GetInt("a.z")));
        Assert.Equal(2, config.GetConfig("a").GetInt("y"));
    }

    [Fact]
    public void Plus_and_a_text_make_fallbacks()
    {
        Config fallback = "a = 1\nb = 1";

        Config config = "a = 2" + fallback;

        Assert.Equal((2, 1), (config.GetInt("a"), config.GetInt("b")));
    }

    [Fact]
    public void Null_and_empty_are_told_and_joined()
    {
        Config none = null;
        Config some = "a = 1";

        Assert.True(none.IsNullOrEmpty());
        Assert.True(ConfigurationFactory.Empty.IsNullOrEmpty());
        Assert.False(some.IsNullOrEmpty());
        Assert.Same(some, none.SafeWithFallback(some));
        Assert.Same(some, some.SafeWithFallback(none));
        Assert.Contains(
            "ConfigTests", ConfigurationException.NullOrEmptyConfig<ConfigTests>("akka.x").Message);
    }

    [Fact]
    public void The_defaults_are_there()
    {
        Config config = ConfigurationFactory.Default();

        Assert.Equal("INFO", config.GetString("akka.loglevel"));
        Assert.Equal(30, config.GetInt("akka.actor.default-dispatcher.throughput"));
        Assert.Equal(TimeSpan.FromSeconds(3), config.GetTimeSpan("akka.test.single-expect-default"));
        Assert.Equal(Timeout.InfiniteTimeSpan, config.GetTimeSpan("akka.actor.ask-timeout"));
    }

    [Fact]
    public void A_resource_that_is_not_there_is_named() => Assert.Contains(
        "none.conf",
        Assert.Throws<ConfigurationException>(
            () => ConfigurationFactory.FromResource<ConfigTests>("none.conf")).Message);
}
