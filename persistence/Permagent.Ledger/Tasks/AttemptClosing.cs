namespace Permagent.Ledger.Tasks;

/// <summary>An attempt that ended: digests of its tree before and after (null = it has none), and how it
/// ended.</summary>
public sealed record AttemptClosing(TaskKey Key, Digest? TreeBefore, Digest? TreeAfter, string Outcome);
