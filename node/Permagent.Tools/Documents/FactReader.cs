using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Permagent.Tools.Files;

namespace Permagent.Tools.Documents;

/// <summary>Reads the facts of one text file. Markdown is parsed; of any other text only marks and dates are
/// taken.</summary>
internal sealed class FactReader
{
    /// <summary>Most facts of one kind of one file: beyond it a file is a list of its own.</summary>
    public const int PerFileMax = 500;

    private static readonly Regex Mark = new(
        @"\b(TODO|FIXME)\b|^\s*[-*+] \[ \] ", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(2));

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    private readonly string _path;
    private readonly string[] _lines;
    private readonly HashSet<int> _unquotable = [];

    private FactReader(string path, string text) => (_path, _lines) = (path, TextFile.Lines(text));

    /// <summary>True for files whose headings and sentences are read.</summary>
    public static bool IsDocument(string path) => Path.GetExtension(path).ToUpperInvariant() is
        ".MD" or ".MARKDOWN" or ".TXT" or ".RST" or ".ADOC" or ".ORG" or ".TEXT";

    /// <summary>Reads.</summary>
    public static FileFacts Read(string path, string text)
    {
        var reader = new FactReader(path, text);
        var markdown = Path.GetExtension(path).ToUpperInvariant() is ".MD" or ".MARKDOWN" ? Parse(text) : null;
        var headings = markdown is null ? [] : reader.Headings(text, markdown);
        var links = markdown is null ? [] : reader.Links(markdown);
        return new FileFacts(
            path, reader._lines.Length, headings, reader.AllDates(), reader.Todos(), links,
            IsDocument(path) ? KeySentences.Of(path, reader._lines) : [], reader._unquotable.Count);
    }

    // A document nested beyond what Markdig follows has no outline; its marks and dates still count.
    private static MarkdownDocument? Parse(string text)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private ImmutableArray<Quote> Headings(string text, MarkdownDocument markdown) =>
        [.. HeadingLines.Of(text, markdown).Take(PerFileMax).Select(At).OfType<Quote>()];

    private ImmutableArray<LinkFact> Links(MarkdownDocument markdown)
    {
        var links = markdown.Descendants<LinkInline>()
            .Where(link => !link.IsImage && link.Url is { Length: > 0 and <= 1024 } && !link.Url.StartsWith('#'))
            .Select(link => new LinkFact(At(link.Line), link.Url!, IsWeb(link.Url!)));
        var plain = markdown.Descendants<AutolinkInline>()
            .Select(link => new LinkFact(null, link.Url, Web: true));
        return [.. links.Concat(plain).Take(PerFileMax)];
    }

    private static bool IsWeb(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && url[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.');
    }

    private ImmutableArray<DatedQuote> AllDates()
    {
        var dates = ImmutableArray.CreateBuilder<DatedQuote>();
        for (var i = 0; i < _lines.Length && dates.Count < PerFileMax; i++)
        {
            if (Dates.FirstOf(Head(i)) is { } date && At(i) is { } quote) dates.Add(new(date, quote));
        }

        return dates.ToImmutable();
    }

    private ImmutableArray<Quote> Todos()
    {
        var todos = ImmutableArray.CreateBuilder<Quote>();
        for (var i = 0; i < _lines.Length && todos.Count < PerFileMax; i++)
        {
            if (Mark.IsMatch(Head(i)) && At(i) is { } quote) todos.Add(quote);
        }

        return todos.ToImmutable();
    }

    // What is found must also be in the quote, and a quote is cut.
    private string Head(int line) =>
        _lines[line].Length <= Quotes.CharsMax ? _lines[line] : _lines[line][..Quotes.CharsMax];

    private Quote? At(int line)
    {
        if (line < 0 || line >= _lines.Length) return null;
        var quote = Quotes.Of(_path, line + 1, _lines[line]);
        if (quote is null) _unquotable.Add(line);
        return quote;
    }
}
