namespace Permagent.Mutations;

/// <summary>A file of deliberate faults. A fault is a line <c>## name</c>, a line <c>file PATH</c>, a line
/// <c>test PART</c>, then lines <c>- sound</c> and <c>+ faulty</c>; empty lines part the faults.</summary>
public static class MutationList
{
    /// <summary>Name of the list in the folder of a test project.</summary>
    public const string FileName = "Mutations.txt";

    /// <summary>Reads a list.</summary>
    /// <param name="path">Path of the list, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="FormatException">Says which line of the list is wrong, and how.</exception>
    public static IReadOnlyList<Mutation> Parse(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n');
        var heads = Enumerable.Range(0, lines.Length)
            .Where(at => lines[at].StartsWith("## ", StringComparison.Ordinal));
        int[] starts = [.. heads, lines.Length];
        if (lines.Take(starts[0]).Any(line => line.Trim().Length > 0))
            throw new FormatException($"{path}:1: a list begins with '## name'");
        Mutation[] found = [.. starts.Zip(starts.Skip(1), (from, to) => One(path, lines, from, to))];
        var twice = found.GroupBy(mutation => mutation.Name).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? found
            : throw new FormatException($"{path}:{twice.Last().Line}: '{twice.Key}' stands there twice");
    }

    private static Mutation One(string path, string[] lines, int from, int to)
    {
        string? file = null, test = null;
        List<string> sound = [], faulty = [];
        for (var at = from + 1; at < to; at++)
        {
            var (key, rest) = Split(lines[at].TrimEnd());
            switch (key)
            {
                case "": break;
                case "file": file = rest; break;
                case "test": test = rest; break;
                case "-": sound.Add(rest); break;
                case "+": faulty.Add(rest); break;
                default: throw new FormatException(
                    $"{path}:{at + 1}: '{key}' is none of 'file', 'test', '-', '+'");
            }
        }
        if (string.IsNullOrEmpty(file) || string.IsNullOrEmpty(test) || sound.Count == 0)
            throw new FormatException($"{path}:{from + 1}: a fault needs 'file', 'test' and at least one '-' line");
        return new(lines[from][3..].Trim(), file, test, sound, faulty, from + 1);
    }

    private static (string Key, string Value) Split(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (line, "") : (line[..space], line[(space + 1)..]);
    }
}
