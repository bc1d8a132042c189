#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence;

/// <summary>The user's stash of a persistent actor. What it gives back goes in front of the commands that the actor
/// holds back itself, which are older than the mailbox and are taken up one by one.</summary>
internal sealed class PersistentStash(IStash own, IStash held) : IStash
{
    public int Count => own.Count;

    public bool IsEmpty => own.IsEmpty;

    public bool NonEmpty => own.NonEmpty;

    public bool IsFull => own.IsFull;

    public int Capacity => own.Capacity;

    public void Stash() => own.Stash();

    public void Unstash()
    {
        Envelope[] all = [.. own.ClearStash()];
        held.Prepend(all.Take(1));
        own.Prepend(all.Skip(1));
    }

    public void UnstashAll() => held.Prepend(own.ClearStash());

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        held.Prepend(own.ClearStash().Where(predicate));
    }

    public IEnumerable<Envelope> ClearStash() => own.ClearStash();

    public void Prepend(IEnumerable<Envelope> envelopes) => own.Prepend(envelopes);
}
