namespace Permagent.Verify.Checks;

/// <summary>One verification under way: what it reads, what it was given, what it found.</summary>
internal sealed class Verification(
    ExportFolder folder, VerifyRequest request, List<string> findings, CancellationToken cancellationToken)
{
    public ExportFolder Folder => folder;

    public VerifyRequest Request => request;

    public IReadOnlyList<string> Findings => findings;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>A key known from elsewhere stands behind the export.</summary>
    public bool Pinned { get; set; }

    /// <summary>A signature was made by a key that is trusted no longer.</summary>
    public bool Revoked { get; set; }

    public void Found(string what) => findings.Add(what);

    /// <summary>Ends the verification unless the fact holds.</summary>
    public static void Demand(bool holds, string otherwise)
    {
        if (!holds) throw VerdictException.Invalid(otherwise);
    }

    /// <summary>Ends the verification when anything is wrong; the first fault is the reason, all are
    /// findings.</summary>
    public void DemandNone(IReadOnlyList<string> problems)
    {
        if (problems.Count == 0) return;
        findings.AddRange(problems);
        throw VerdictException.Invalid(problems[0]);
    }
}
