namespace Permagent.Mutations;

/// <summary>A small deliberate fault, and the tests that must notice it.</summary>
/// <param name="Name">What the fault does, in words; one name a list.</param>
/// <param name="File">The source file, from the root of the repository.</param>
/// <param name="Test">Part of the full names of the tests that must fail.</param>
/// <param name="Sound">The lines to replace, as they stand in the file; leading white space does not count.</param>
/// <param name="Faulty">The lines in their place; none take the sound ones out.</param>
/// <param name="Line">Where the fault stands in its list, from 1.</param>
public sealed record Mutation(
    string Name, string File, string Test, IReadOnlyList<string> Sound, IReadOnlyList<string> Faulty, int Line)
{
    /// <summary>The file's text with the fault in it, indented like the lines it replaces.</summary>
    /// <exception cref="FormatException">The sound lines are not there exactly once.</exception>
    public string ApplyTo(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n').ToList();
        var places = Enumerable.Range(0, Math.Max(0, lines.Count - Sound.Count + 1))
            .Where(start => Sound.Select((line, at) => (line, at))
                .All(part => lines[start + part.at].Trim() == part.line.Trim()))
            .ToList();
        if (places.Count != 1)
            throw new FormatException($"'{Sound[0].Trim()}' stands in {File} {places.Count} times, not once");
        var indent = lines[places[0]][..^lines[places[0]].TrimStart().Length];
        lines.RemoveRange(places[0], Sound.Count);
        lines.InsertRange(places[0], Faulty.Select(line => indent + line));
        return string.Join('\n', lines);
    }
}
