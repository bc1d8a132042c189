using Permagent.Brain.Episodes;

namespace Permagent.Brain.Store;

/// <summary>Answer of the writer: the command's value, or why there is none.</summary>
/// <param name="Value">The value; default if the write failed.</param>
/// <param name="Failure">Busy, full or damaged; null if all is well.</param>
/// <param name="Reason">A sentence for a person.</param>
internal readonly record struct Written<T>(T? Value, WriteOutcome? Failure, string Reason);
