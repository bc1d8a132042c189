namespace Permagent.Verify.Statements;

/// <summary>Places from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
public sealed record SeqRange(long First, long Last);
