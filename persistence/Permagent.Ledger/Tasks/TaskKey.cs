namespace Permagent.Ledger.Tasks;

/// <summary>Which attempt an entry is about, and who did it: goal, task, attempt from 1, actor.</summary>
public sealed record TaskKey(string Goal, string Task, int Attempt, EntryActor By);
