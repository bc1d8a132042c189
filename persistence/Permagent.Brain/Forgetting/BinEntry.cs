using Permagent.Brain.Facts;

namespace Permagent.Brain.Forgetting;

/// <summary>One move to the bin.</summary>
/// <param name="Change">Its change record, which RestoreAsync takes.</param>
/// <param name="At">When.</param>
/// <param name="Until">When it may be erased.</param>
/// <param name="Episodes">Episodes in it.</param>
/// <param name="Facts">Facts in it.</param>
public sealed record BinEntry(ChangeId Change, Instant At, Instant Until, int Episodes, int Facts);
