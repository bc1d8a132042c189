namespace Permagent.Verify.Statements;

/// <summary>A key comes, changes or goes. Subjects of the statement are the ids of its keys.</summary>
/// <param name="V">Version of the format: 1.</param>
/// <param name="Alg">Algorithm of the signatures.</param>
/// <param name="Event">One of <see cref="KeyEvents"/>.</param>
/// <param name="Origin">Log that it belongs to.</param>
/// <param name="Keys">The keys that come, or the one that goes.</param>
/// <param name="Replaces">Key id that is replaced; null = none.</param>
/// <param name="LastTrustedSeq">For a key that goes: the last entry that its signatures are trusted for.</param>
/// <param name="Trial">True for a trial home, else null.</param>
/// <param name="Ts">When, RFC 3339.</param>
public sealed record KeyEvent(
    int V,
    string Alg,
    string Event,
    string Origin,
    ImmutableArray<KeyEventKey> Keys,
    Digest? Replaces,
    long? LastTrustedSeq,
    bool? Trial,
    string Ts)
{
    /// <summary>The version that is written.</summary>
    public const int Version = 1;

    /// <summary>The statement about its keys.</summary>
    public Statement<KeyEvent> AboutKeys() => new(
        PredicateTypes.Statement,
        [.. Keys.Select(key => new StatementSubject(key.Role, new(KeyId.Of(key.SpkiBytes().Span).Value)))],
        PredicateTypes.KeyEvent,
        this);
}
