namespace Permagent.Ledger;

/// <summary>What a look through a log found.</summary>
/// <param name="Size">Its entries.</param>
/// <param name="Entries">What is wrong in the file itself: changed entries, breaks, signed heads that do not
/// fit.</param>
/// <param name="Head">What is wrong beside the head kept outside it; null = the log continues it.</param>
public sealed record LedgerFindings(long Size, ImmutableArray<string> Entries, string? Head)
{
    /// <summary>Everything that is wrong.</summary>
    public ImmutableArray<string> All => Head is null ? Entries : Entries.Add(Head);
}
