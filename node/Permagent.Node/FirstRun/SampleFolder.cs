namespace Permagent.Node.FirstRun;

/// <summary>Three small documents for a person whose folder is still empty. They lie in the state folder, are granted
/// for the one task, and are never read into the Brain.</summary>
internal static class SampleFolder
{
    private static readonly (string Name, string Text)[] Documents =
    [
        ("README.md", """
            # SAMPLE: a vegetable garden

            This sample is built into Permagent. It is not your data.

            ## Plan for the beds

            Bed A gets beans, bed B gets carrots. See [the calendar](calendar.md).

            """),
        ("calendar.md", """
            # SAMPLE: calendar

            ## Sowing and harvest

            - 2026-03-15: order seeds
            - 2026-04-20: sow carrots in bed B
            - TODO: find a date for the beans

            """),
        ("notes.txt", """
            SAMPLE: notes
            The rain barrel holds 200 litres. The shed key hangs behind the door.

            """),
    ];

    /// <summary>Writes the sample below this home and returns its folder. The same each time.</summary>
    public static string Make(string home)
    {
        var folder = Path.Combine(home, "sample");
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in Documents) File.WriteAllText(Path.Combine(folder, name), text);
        return folder;
    }
}
