using System.Text;

namespace Permagent.Node.Rendering;

/// <summary>Turns a page into text. Every string goes through <see cref="Visible"/> first; colour is set
/// afterwards.</summary>
internal static class PagePrinter
{
    private const int GapCells = 2;

    /// <summary>The page as text, each line ended.</summary>
    public static string Print(Page page, RenderStyle style)
    {
        var result = new StringBuilder();
        var names = page.Blocks.OfType<PairBlock>().Select(pair => CellWidth.Of(Visible.Of(pair.Name)));
        var nameCells = names.DefaultIfEmpty(0).Max() + GapCells;
        foreach (var block in page.Blocks)
        {
            switch (block)
            {
                case LineBlock line: AddLine(result, line, style); break;
                case PairBlock pair: AddPair(result, pair, nameCells, style); break;
                case TableBlock table: AddTable(result, table, style); break;
                default: throw new InvalidOperationException($"no drawing for {block.GetType().Name}");
            }
        }

        return result.ToString();
    }

    /// <summary>Breaks a visible text between words so that no line is longer than the screen; the first line's indent
    /// is kept. A word that is too long stays whole: it may be an id or a path.</summary>
    public static IEnumerable<string> Wrap(string text, int columns, int hanging)
    {
        var indent = text.Length - text.TrimStart(' ').Length;
        var line = new StringBuilder(text[..indent]);
        var empty = true;
        foreach (var word in text[indent..].Split(' '))
        {
            if (!empty && CellWidth.Of(line.ToString()) + 1 + CellWidth.Of(word) > columns)
            {
                yield return line.ToString();
                line.Clear().Append(' ', indent + hanging);
                empty = true;
            }

            if (!empty) line.Append(' ');
            line.Append(word);
            empty = false;
        }

        yield return line.ToString();
    }

    private static void AddLine(StringBuilder result, LineBlock line, RenderStyle style)
    {
        var text = Visible.Of(line.Text);
        var lines = style.Aligned ? Wrap(text, style.Columns, 0) : [text];
        foreach (var part in lines) result.Append(Coloured(part, line.Tone, style)).Append('\n');
    }

    private static void AddPair(StringBuilder result, PairBlock pair, int nameCells, RenderStyle style)
    {
        var (name, value) = (Visible.Of(pair.Name), Visible.Of(pair.Value));
        if (!style.Aligned)
        {
            result.Append(name).Append('\t').Append(Coloured(value, pair.Tone, style)).Append('\n');
            return;
        }

        var first = true;
        foreach (var part in Wrap(value, Math.Max(20, style.Columns - nameCells), 0))
        {
            result.Append(CellWidth.Pad(first ? name : "", nameCells));
            result.Append(Coloured(part, pair.Tone, style)).Append('\n');
            first = false;
        }
    }

    private static void AddTable(StringBuilder result, TableBlock table, RenderStyle style)
    {
        var rows = new List<string[]> { table.Header.Select(cell => Visible.Of(cell)).ToArray() };
        rows.AddRange(table.Rows.Select(row => row.Select(cell => Visible.Of(cell)).ToArray()));
        if (!style.Aligned)
        {
            foreach (var row in rows) result.AppendJoin('\t', row).Append('\n');
            return;
        }

        var widths = Enumerable.Range(0, table.Header.Count)
            .Select(column => rows.Max(row => CellWidth.Of(row[column]))).ToArray();
        var before = widths[..^1].Sum(width => width + GapCells);
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length - 1; column++)
            {
                result.Append(CellWidth.Pad(row[column], widths[column] + GapCells));
            }

            result.Append(CellWidth.Cut(row[^1], Math.Max(20, style.Columns - before))).Append('\n');
        }
    }

    private static string Coloured(string text, Tone tone, RenderStyle style)
    {
        if (!style.Colour || tone == Tone.Plain) return text;
        var code = tone switch { Tone.Good => "32", Tone.Bad => "31", _ => "33" };
        return $"\x1b[{code}m{text}\x1b[0m";
    }
}
