using Permagent.Kernel.Util;

namespace Permagent.Kernel.Tests.Util;

public sealed class SeededRandomTests
{
    [Fact]
    public void The_stream_is_SplitMix64()
    {
        // First outputs of the reference implementation for the seed 1234567.
        SeededRandom random = new(1234567);

        ulong[] first = [random.NextUInt64(), random.NextUInt64(), random.NextUInt64()];

        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], first);
    }

    [Fact]
    public void Numbers_stay_in_their_range_and_reach_its_ends()
    {
        SeededRandom random = new(3);

        int[] numbers = [.. Enumerable.Range(0, 1_000).Select(_ => random.Next(-2, 3))];

        Assert.Equal([-2, -1, 0, 1, 2], numbers.Distinct().Order());
        Assert.All(Enumerable.Range(0, 1_000), _ => Assert.InRange(random.NextDouble(), 0, 0.9999999999999999));
        Assert.Equal(0, random.Next(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(-1));
    }

    [Fact]
    public void Bytes_are_filled_to_the_end_and_repeatable()
    {
        byte[] one = new byte[13];
        byte[] two = new byte[13];

        new SeededRandom(9).NextBytes(one);
        new SeededRandom(9).NextBytes(two);

        Assert.Equal(one, two);
        Assert.NotEqual(new byte[5], one[8..]);
    }

    [Theory]
    [InlineData("abc", "a?c", true)]
    [InlineData("abc", "*", true)]
    [InlineData("abc", "a*b*c", true)]
    [InlineData("abc", "b*", false)]
    [InlineData("", "*", true)]
    [InlineData("ab", "abc", false)]
    public void Wildcards_match_whole_texts(string text, string pattern, bool fits) =>
        Assert.Equal(fits, text.Like(pattern));
}
