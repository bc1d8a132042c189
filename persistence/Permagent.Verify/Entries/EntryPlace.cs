namespace Permagent.Verify.Entries;

/// <summary>What a log adds to a draft: which log, which place, when, and the leaf before.</summary>
public sealed record EntryPlace(
    LogOrigin Log, long Seq, DateTimeOffset Time, string Boot, long MonoMs, Digest? Prev);
