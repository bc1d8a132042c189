namespace Permagent.Ledger.Tasks;

/// <summary>One run of one check: on which tree, with what result (<c>CheckResults</c>), exit code and hash of the
/// output.</summary>
public sealed record CheckRunFacts(
    TaskKey Key, string CheckId, int Run, Digest Tree, string Result, int? Exit = null, Digest? Output = null);
