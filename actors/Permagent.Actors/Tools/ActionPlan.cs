namespace Permagent.Actors.Tools;

/// <summary>What a call would do, read from live state without changing anything. Made twice: for tier, digest and
/// card, and again right before the act; any difference is drift.</summary>
public sealed record ActionPlan
{
    /// <summary>Action class of the tier table, for instance <c>fs.land</c> or <c>fs.write.outside</c>.</summary>
    public required string Class { get; init; }

    /// <summary>Real paths and their state before, sorted by path.</summary>
    public required ImmutableArray<ActionTarget> Targets { get; init; }

    /// <summary>Hex SHA-256 of the bytes that would be written or sent; empty when none.</summary>
    public string BodyHash { get; init; } = "";

    /// <summary>How it can be undone: <c>undo-store</c>, <c>drop-tree</c> or <c>none</c>.</summary>
    public required string UndoKind { get; init; }

    /// <summary>True when the originals are kept, so that it can be undone.</summary>
    internal bool HasStoredUndo => UndoKind == "undo-store";

    /// <summary>True when it only touches a tree that is thrown away with its attempt: it needs no effect
    /// key.</summary>
    internal bool IsDisposable => UndoKind == "drop-tree";

    /// <summary>One line for people: what would be done, to what.</summary>
    public required string What { get; init; }

    /// <summary>Lines of a diff or text for the card; the gateway bounds and cleans them.</summary>
    public ImmutableArray<string> Preview { get; init; } = [];

    /// <summary>How many things it touches, for the raiser on more than ten at once. Default: 1.</summary>
    public int Items { get; init; } = 1;
}

/// <summary>One thing an action touches.</summary>
/// <param name="Path">Absolute real path.</param>
/// <param name="Before">Hex SHA-256 or tree digest before the act; empty when it does not exist.</param>
/// <param name="After">Hex SHA-256 or tree digest that the act leaves; empty when it is removed or not known.</param>
public sealed record ActionTarget(string Path, string Before, string After);
