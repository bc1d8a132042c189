namespace Permagent.Bench.Journal;

/// <summary>What a <see cref="WritingActor"/> is told.</summary>
/// <param name="Batches">How many, one after another.</param>
/// <param name="Done">Set when the last is durable.</param>
internal sealed record WritingWork(int Batches, TaskCompletionSource Done);
