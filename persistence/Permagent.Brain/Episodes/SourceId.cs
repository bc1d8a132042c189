namespace Permagent.Brain.Episodes;

/// <summary>Id of a source: a file, thread or mailbox.</summary>
/// <param name="Value">The 16 bytes.</param>
public readonly record struct SourceId(Key128 Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
