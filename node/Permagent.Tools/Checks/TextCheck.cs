using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Permagent.Actors.Checks;
using Permagent.Tools.Documents;
using Permagent.Tools.Files;

namespace Permagent.Tools.Checks;

/// <summary>Kind <c>text</c>: what a text must and must not hold. Parameters: <c>path</c>; <c>must</c>, <c>must_not</c>
/// (texts, white space folded), <c>value</c> (one more <c>must</c>); <c>headings</c> (words of Markdown headings);
/// <c>min_words</c>, <c>max_words</c>; <c>links</c> (true: each relative link leads to a file of the tree).</summary>
internal sealed class TextCheck : ICheckRunner
{
    private const int WordsMax = 10_000_000; // Words that a bound may name: about what 50 MiB of text hold.

    /// <inheritdoc/>
    public string Kind => "text";

    /// <inheritdoc/>
    public CheckOutcome Run(CompiledCheck check, CheckTree tree, CancellationToken cancellationToken) =>
        CheckWork.Run(Kind, check, args =>
        {
            var path = args.Text("path", CheckWork.TextMax);
            var value = args.OptionalText("value", CheckWork.TextMax);
            var must = args.Texts("must", CheckWork.TextMax);
            var mustNot = args.Texts("must_not", CheckWork.TextMax);
            var headings = args.Texts("headings", CheckWork.TextMax);
            var least = args.OptionalNumber("min_words", 0, WordsMax);
            var most = args.OptionalNumber("max_words", 0, WordsMax);
            var links = args.Flag("links", otherwise: false);
            args.End();
            if (value is not null) must = must.Add(value);
            if (must.Concat(mustNot).Concat(headings).Any(string.IsNullOrWhiteSpace))
                throw args.Bad("an empty text is no test");
            if (must.IsEmpty && mustNot.IsEmpty && headings.IsEmpty && least is null && most is null && !links)
                throw args.Bad("nothing to look for");
            var findings = new Findings();
            if (CheckWork.Text(tree, path, findings) is not { } text) return findings;
            Words(Quotes.Fold(text), must, mustNot, findings);
            Count(text, least, most, findings);
            if (!headings.IsEmpty || links) Markdown(tree, path, text, (headings, links), findings);
            findings.Saw($"{path}: asked for {must.Length} texts, {mustNot.Length} absent, {headings.Length} headings");
            return findings;
        });

    private static void Words(
        string text, ImmutableArray<string> must, ImmutableArray<string> mustNot, Findings findings)
    {
        foreach (var wanted in must.Where(wanted => !text.Contains(Quotes.Fold(wanted), StringComparison.Ordinal)))
            findings.Fail($"'{wanted}' is missing");
        foreach (var bad in mustNot.Where(bad => text.Contains(Quotes.Fold(bad), StringComparison.Ordinal)))
            findings.Fail($"'{bad}' is there");
    }

    private static void Count(string text, long? least, long? most, Findings findings)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        if (least is not null && words < least) findings.Fail($"{words} words, at least {least} were asked");
        if (most is not null && words > most) findings.Fail($"{words} words, at most {most} were asked");
        findings.Saw($"{words} words");
    }

    private static void Markdown(
        CheckTree tree, string path, string text, (ImmutableArray<string> Headings, bool Links) asked,
        Findings findings)
    {
        MarkdownDocument document;
        try
        {
            document = Markdig.Markdown.Parse(text, new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build());
        }
        catch (ArgumentException)
        {
            findings.Fail($"{path} is nested too deeply to be read as Markdown");
            return;
        }

        var lines = TextFile.Lines(text);
        var found = HeadingLines.Of(text, document).Where(line => line < lines.Length)
            .Select(line => Quotes.Fold(lines[line].Trim('#', ' ', '\t'))).ToHashSet(StringComparer.Ordinal);
        foreach (var heading in asked.Headings.Where(heading => !found.Contains(Quotes.Fold(heading))))
            findings.Fail($"the heading '{heading}' is missing");
        if (!asked.Links) return;
        var relative = document.Descendants<LinkInline>()
            .Where(link => link.Url is { Length: > 0 } url && !url.Contains(':', StringComparison.Ordinal)).ToList();
        foreach (var link in relative.Where(link => !Links.Leads(tree.Root, path, link.Url!)))
            findings.Fail($"the link '{link.Url}' in line {link.Line + 1} leads to no file of the tree");
        findings.Saw($"{relative.Count} relative links");
    }
}
