using System.Globalization;

namespace Permagent.Tools.Text;

/// <summary>A small line diff for cards: what leaves, what comes, with two lines around. Bounded; the same input gives
/// the same lines.</summary>
public static class LineDiff
{
    /// <summary>Most lines of one diff; a card is read by a person, not searched.</summary>
    public const int LinesMax = 200;

    /// <summary>Most characters of one line; longer ones are cut with a mark.</summary>
    public const int LineCharsMax = 400;

    // Cells of the comparison table: above it the changed middle is shown as replaced whole. 4 million cells take
    // about 16 MB for a moment.
    private const int CellsMax = 4_000_000;

    private const int Around = 2;

    /// <summary>The diff; empty when both are equal.</summary>
    public static ImmutableArray<string> Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = Split(before);
        var now = Split(after);
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start]) start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)]) end++;
        if (start == old.Length && start == now.Length) return [];
        var rows = Middle(old[start..(old.Length - end)], now[start..(now.Length - end)]);
        return Show(old, rows, start, end);
    }

    private static string[] Split(string text)
    {
        if (text.Length == 0) return [];
        var lines = text.Split('\n');
        // A last line feed ends the last line; it does not begin another one.
        return lines[^1].Length == 0 ? lines[..^1] : [.. lines[..^1], lines[^1] + "\\ no line feed at the end"];
    }

    private static List<(char Mark, string Text)> Middle(string[] old, string[] now)
    {
        var rows = new List<(char, string)>(old.Length + now.Length);
        if ((long)old.Length * now.Length > CellsMax)
        {
            rows.AddRange(old.Select(line => ('-', line)));
            rows.AddRange(now.Select(line => ('+', line)));
            return rows;
        }

        var common = Common(old, now);
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                rows.Add((' ', old[i]));
                i++;
                j++;
            }
            else if (i < old.Length && (j == now.Length || common[i + 1][j] >= common[i][j + 1]))
                rows.Add(('-', old[i++]));
            else rows.Add(('+', now[j++]));
        }

        return rows;
    }

    private static int[][] Common(string[] old, string[] now)
    {
        var length = new int[old.Length + 1][];
        length[^1] = new int[now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            length[i] = new int[now.Length + 1];
            for (var j = now.Length - 1; j >= 0; j--)
            {
                length[i][j] = old[i] == now[j]
                    ? length[i + 1][j + 1] + 1
                    : Math.Max(length[i + 1][j], length[i][j + 1]);
            }
        }

        return length;
    }

    private static ImmutableArray<string> Show(string[] old, List<(char Mark, string Text)> middle, int start, int end)
    {
        var from = Math.Max(0, start - Around);
        var rows = new List<(char Mark, string Text)>();
        rows.AddRange(old[from..start].Select(line => (' ', line)));
        rows.AddRange(middle);
        rows.AddRange(old.Skip(old.Length - end).Take(Around).Select(line => (' ', line)));
        var shown = ImmutableArray.CreateBuilder<string>();
        shown.Add(string.Create(CultureInfo.InvariantCulture,
            $"@@ from line {from + 1}: {middle.Count(r => r.Mark == '-')} out, {middle.Count(r => r.Mark == '+')} in"));
        shown.AddRange(rows.Take(LinesMax - 2).Select(row => $"{row.Mark} {Cut(row.Text)}"));
        if (rows.Count > LinesMax - 2) shown.Add($"… and {rows.Count - (LinesMax - 2)} more lines");
        return shown.ToImmutable();
    }

    private static string Cut(string line)
    {
        if (line.Length <= LineCharsMax) return line;
        var length = char.IsHighSurrogate(line[LineCharsMax - 1]) ? LineCharsMax - 1 : LineCharsMax;
        return line[..length] + "…";
    }
}
