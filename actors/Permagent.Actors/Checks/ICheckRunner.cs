namespace Permagent.Actors.Checks;

/// <summary>Runs one kind of check in our own code, reading only.</summary>
public interface ICheckRunner
{
    /// <summary>The kind it runs.</summary>
    string Kind { get; }

    /// <summary>Runs the check on a frozen tree. Never throws for what it finds; a broken check is an error
    /// outcome.</summary>
    CheckOutcome Run(CompiledCheck check, CheckTree tree, CancellationToken cancellationToken);
}

/// <summary>What a check looks at.</summary>
/// <param name="Root">Absolute path of a clean checkout.</param>
/// <param name="TreeHash">Hex tree digest of it.</param>
/// <param name="Changed">Paths that differ from the baseline, relative, sorted.</param>
/// <param name="Claims">Globs that the task may write.</param>
/// <param name="Sources">Absolute folders in which cited sources may be looked up.</param>
public sealed record CheckTree(
    string Root, string TreeHash, ImmutableArray<string> Changed, ImmutableArray<string> Claims,
    ImmutableArray<string> Sources);

/// <summary>What a check found.</summary>
/// <param name="Result"><c>pass</c>, <c>fail</c> or <c>error</c>.</param>
/// <param name="Output">What was looked at and found, in words; at most 16 KiB.</param>
public sealed record CheckOutcome(string Result, string Output);
