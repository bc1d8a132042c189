using Permagent.Verify.Formats;

namespace Permagent.Actors.Gate.Calls;

/// <summary>One effect to be carried out.</summary>
/// <param name="Work">Call and tool.</param>
/// <param name="Record">What was decided, and approved where needed.</param>
/// <param name="Key">Effect key; null inside a disposable tree.</param>
internal sealed record EffectJob(CallWork Work, CallRecord Record, Digest? Key)
{
    /// <summary>The request that allows it, or null.</summary>
    public long? Approval { get; init; }

    /// <summary>What is done again, or null.</summary>
    public UnknownEffect? Redo { get; init; }
}
