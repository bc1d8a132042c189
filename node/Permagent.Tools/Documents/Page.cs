using System.Globalization;
using System.Text;

namespace Permagent.Tools.Documents;

/// <summary>A Markdown page under construction, bounded in lines.</summary>
internal sealed class Page(int linesMax)
{
    private readonly StringBuilder _text = new();
    private int _lines;
    private int _cut;

    /// <summary>A heading with blank lines around.</summary>
    public void Heading(int level, string words)
    {
        if (_lines > 0) Line("");
        Line($"{new string('#', level)} {words}");
        Line("");
    }

    /// <summary>One line; dropped and counted when the page is full.</summary>
    public void Line(string line)
    {
        if (_lines >= linesMax)
        {
            _cut++;
            return;
        }

        _text.Append(line).Append('\n');
        _lines++;
    }

    /// <summary>Quotes, each a paragraph of its own, the rest as a count.</summary>
    public void Quotes(IReadOnlyCollection<Quote> quotes, int shownMax)
    {
        foreach (var quote in quotes.Take(shownMax))
        {
            Line(quote.ToString());
            Line("");
        }

        if (quotes.Count > shownMax) Line($"… and {Number(quotes.Count - shownMax)} more.");
    }

    /// <summary>A table.</summary>
    public void Table(string head, IEnumerable<string> rows)
    {
        Line(head);
        Line(string.Concat(Enumerable.Repeat("|---", head.Count(letter => letter == '|') - 1)) + "|");
        foreach (var row in rows) Line(row);
    }

    /// <summary>The page's bytes, UTF-8.</summary>
    public byte[] ToBytes()
    {
        if (_cut > 0) _text.Append('\n').Append($"The page is full: {Number(_cut)} more lines were left out.\n");
        return Encoding.UTF8.GetBytes(_text.ToString());
    }

    /// <summary>A name as code.</summary>
    public static string Code(string name) => $"`{name.Replace('`', '\'')}`";

    /// <summary>A name in a table cell.</summary>
    public static string Cell(string name) => Code(name).Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>A number with thousands marked.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number with its noun.</summary>
    public static string Count(long number, string one, string many) =>
        $"{Number(number)} {(number == 1 ? one : many)}";

    /// <summary>A file's own time, to the minute.</summary>
    public static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
