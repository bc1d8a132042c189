namespace Permagent.Verify.Statements;

/// <summary>Everything that an approval binds: change one of these, and it is another action.</summary>
public sealed record ActionFacts
{
    /// <summary>Bytes of the nonce.</summary>
    public const int NonceLength = 16;

    /// <summary>Field 1: origin of the log.</summary>
    public required string Origin { get; init; }

    /// <summary>Field 2: task; null = none.</summary>
    public string? Task { get; init; }

    /// <summary>Field 3: attempt, from 1; null = none.</summary>
    public int? Attempt { get; init; }

    /// <summary>Field 4: class in the tier table.</summary>
    public required string Class { get; init; }

    /// <summary>Field 5: tier, T0 to T4.</summary>
    public required string Tier { get; init; }

    /// <summary>Field 6: tool.</summary>
    public required string Tool { get; init; }

    /// <summary>Field 7: hash of the tool's definition.</summary>
    public required Digest ToolDefinition { get; init; }

    /// <summary>Field 8: argument list; null when <see cref="ArgumentJson"/> is given.</summary>
    public ImmutableArray<string>? Argv { get; init; }

    /// <summary>Field 8: exact argument JSON; null when <see cref="Argv"/> is given.</summary>
    public ReadOnlyMemory<byte>? ArgumentJson { get; init; }

    /// <summary>Field 9: real working folder; null = none.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>Field 10: environment as NAME=value, secrets as handles, any order; null = none.</summary>
    public ImmutableArray<string>? Environment { get; init; }

    /// <summary>Field 11: hash of standard input or body; null = none.</summary>
    public Digest? Input { get; init; }

    /// <summary>Field 12: what is changed, in the order of the call.</summary>
    public ImmutableArray<ActionTarget> Targets { get; init; } = [];

    /// <summary>Field 13: where it goes; null = it stays here.</summary>
    public ActionDestination? Destination { get; init; }

    /// <summary>Field 14: labels, any order.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Field 15: hash of the rules.</summary>
    public required Digest Policy { get; init; }

    /// <summary>Field 16: hash of the sandbox profile; null = runs in our own code.</summary>
    public Digest? Sandbox { get; init; }

    /// <summary>Field 17: most it may cost, millionths of a US dollar; null = it costs nothing.</summary>
    public long? CostCapUsdMicro { get; init; }

    /// <summary>Field 18: kind of undo; null = cannot be undone.</summary>
    public string? UndoKind { get; init; }

    /// <summary>Field 19: until when an answer counts; null = no limit of its own.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Field 20: 16 random bytes.</summary>
    public required ReadOnlyMemory<byte> Nonce { get; init; }

    /// <summary>Field 21: hash of the card's text as shown; null = nobody is asked.</summary>
    public Digest? Card { get; init; }
}
