namespace Permagent.Kernel.Persistence;

/// <summary>Told to a persistent actor after its last replayed event, before its first command.</summary>
public sealed class RecoveryCompleted
{
    private RecoveryCompleted()
    {
    }

    /// <summary>The one instance.</summary>
    public static RecoveryCompleted Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<RecoveryCompleted>";
}
