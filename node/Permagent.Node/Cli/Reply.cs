using Permagent.Node.Rendering;

namespace Permagent.Node.Cli;

/// <summary>What a verb gives back: the same facts as data for programs and as a page for people.</summary>
/// <param name="Schema">Name of the data's schema, for instance <c>status</c>.</param>
/// <param name="Data">The data; null: an empty object.</param>
/// <param name="Page">The page.</param>
internal sealed record Reply(string Schema, object? Data, Page Page)
{
    /// <summary>The next step, or empty.</summary>
    public string Next { get; init; } = "";

    /// <summary>Exit code.</summary>
    public int Exit { get; init; }

    /// <summary>What did not stop the command but should be known.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>True when the verb wrote everything itself, as streams and dialogues do.</summary>
    public bool Written { get; init; }

    /// <summary>All was written already; only the exit code is left.</summary>
    public static Reply Wrote(int exit) => new("", null, new Page()) { Exit = exit, Written = true };
}
