using Permagent.Node.Service;

namespace Permagent.Node.Tests.Service;

public sealed class QuotesTests
{
    [Theory]
    [InlineData("## Beans and peas\n\nBeans go into bed A.", "Beans go into bed A.")]
    [InlineData("Beans\n=====\n\nPeas go into bed B.", "Peas go into bed B.")]
    [InlineData("```\nbeans\n```\nBeans go into bed A.", "beans")]
    [InlineData("~~~\n\nBeans climb.\n~~~", "Beans climb.")]
    [InlineData("## Beans", "Beans")]
    public void A_heading_or_a_fence_is_no_sentence(string text, string sentence) =>
        Assert.Equal(sentence, Quotes.Best(text, ["bean"]));

    [Fact]
    public void A_heading_alone_holds_no_sentence()
    {
        Assert.False(Quotes.HoldsSentence("# Garden\n"));
        Assert.True(Quotes.HoldsSentence("# Garden\n\nIt is wet."));
    }
}
