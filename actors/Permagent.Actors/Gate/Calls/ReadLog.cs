using Permagent.Protocol;
using Permagent.Protocol.Gate;

namespace Permagent.Actors.Gate.Calls;

/// <summary>Reads that are not in the ledger yet, by attempt.</summary>
internal sealed class ReadLog
{
    /// <summary>Most reads that wait, of all attempts: 16 full entries. More are refused until the ledger
    /// writes.</summary>
    public const int ReadsMax = 1_024;

    private readonly SortedDictionary<string, (AttemptScope Scope, List<ReadNote> Notes)> _waiting =
        new(StringComparer.Ordinal);

    /// <summary>True when no more reads may be made.</summary>
    public bool IsFull => _waiting.Values.Sum(reads => reads.Notes.Count) >= ReadsMax;

    /// <summary>True when nothing waits.</summary>
    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>Attempts with reads that wait, by name.</summary>
    public ImmutableArray<AttemptId> Attempts => [.. _waiting.Values.Select(reads => reads.Scope.Attempt)];

    /// <summary>Adds one.</summary>
    /// <returns>How many of this attempt wait now.</returns>
    public int Add(AttemptScope scope, ReadNote note)
    {
        var name = scope.Attempt.ToString();
        if (!_waiting.TryGetValue(name, out var reads)) _waiting[name] = reads = (scope, []);
        reads.Notes.Add(note);
        return reads.Notes.Count;
    }

    /// <summary>The next reads of an attempt for one entry, at most <paramref name="countMax"/>; null when none
    /// waits.</summary>
    public (AttemptScope Scope, ImmutableArray<ReadNote> Notes)? Next(AttemptId attempt, int countMax) =>
        _waiting.TryGetValue(attempt.ToString(), out var reads)
            ? (reads.Scope, [.. reads.Notes.Take(countMax)])
            : null;

    /// <summary>Drops the oldest reads of an attempt: they are in the ledger now, or never will be.</summary>
    public void Drop(AttemptId attempt, int count)
    {
        var name = attempt.ToString();
        if (!_waiting.TryGetValue(name, out var reads)) return;
        reads.Notes.RemoveRange(0, Math.Min(count, reads.Notes.Count));
        if (reads.Notes.Count == 0) _waiting.Remove(name);
    }
}
