namespace Permagent.Journal.Queries;

/// <summary>What one read gave.</summary>
/// <param name="Rows">In order.</param>
/// <param name="Next">Where the next read begins.</param>
/// <param name="IsLast">True when nothing can come after it.</param>
internal sealed record QueryPage<T>(IReadOnlyList<T> Rows, long Next, bool IsLast);
