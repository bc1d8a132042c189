using Permagent.Brain.Terms;

namespace Permagent.Brain.Tests.Terms;

public sealed class TextAnalyzerTests
{
    [Fact]
    public void There_are_as_many_stop_words_as_specified() => Assert.Equal(StopWordsSpecified, StopWords.Count);

    [Theory]
    [InlineData("The cats don't like Caroline's DOGS", "cat dont like carolin dog")]
    [InlineData("how are you", "how ar you")]
    [InlineData("2023-05-08", "2023 05 08")]
    [InlineData("", "")]
    public void The_evaluation_form_is_exact(string text, string terms) =>
        Assert.Equal(terms, Stems(AnalysisForm.Evaluation, text));

    [Theory]
    [InlineData("Café ＡＢＣ ﬁne", "cafe abc fine")]
    [InlineData("fooBar", "foobar foo bar")]
    [InlineData("foo_bar", "foo bar foo_bar")]
    [InlineData("src/Foo.cs", "src foo cs src/foo.c")]
    [InlineData("don’t Caroline’s", "dont carolin")]
    [InlineData("東京都", "東京 京都")]
    [InlineData("Ελλάδα Москва", "ελλαδα москва")]
    public void The_product_form_folds_and_takes_identifiers_apart(string text, string terms) =>
        Assert.Equal(terms, Stems(AnalysisForm.Product, text));

    [Fact]
    public void Both_forms_agree_on_plain_English()
    {
        const string text = "Yesterday Anna's brother finally moved to Berlin, 3 years after she'd left; it's great!";

        Assert.Equal(Stems(AnalysisForm.Evaluation, text), Stems(AnalysisForm.Product, text));
    }

    [Fact]
    public void Random_text_gives_terms_inside_the_text()
    {
        var chance = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, chance.Next(40)).Select(_ => (char)chance.Next(0x3100))]);

            foreach (var term in TextAnalyzer.For(AnalysisForm.Product).Analyze(text))
            {
                Assert.InRange(term.From, 0, term.To - 1);
                Assert.InRange(term.To, 1, text.Length);
            }
        }
    }

    // The list in brain.md 6.1 is headed "112"; counted, it has this many.
    private const int StopWordsSpecified = 112;

    private static string Stems(AnalysisForm form, string text) =>
        string.Join(' ', TextAnalyzer.For(form).Analyze(text).Select(term => term.Stem));
}
