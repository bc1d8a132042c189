namespace Permagent.Actors.Verification;

/// <summary>Limits of the verifier.</summary>
public sealed record VerifierOptions
{
    /// <summary>Most runs at once. Default: 2 (orchestration.md section 2).</summary>
    public int RunsMax { get; init; } = 2;

    /// <summary>Most requests that wait. Default: 64; four goals at work have one each.</summary>
    public int WaitingMax { get; init; } = 64;

    /// <summary>Longest output of one check, characters. Default: 16,384.</summary>
    public int OutputCharsMax { get; init; } = 16_384;
}
