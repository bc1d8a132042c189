#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Messages put aside until the actor can handle them.</summary>
public interface IStash
{
    /// <summary>Number of messages put aside.</summary>
    int Count { get; }

    /// <summary>True if nothing is put aside.</summary>
    bool IsEmpty { get; }

    /// <summary>True if something is put aside.</summary>
    bool NonEmpty { get; }

    /// <summary>True if a bounded stash holds all it may.</summary>
    bool IsFull { get; }

    /// <summary>Most messages, or -1 for no limit.</summary>
    int Capacity { get; }

    /// <summary>Puts the current message aside.</summary>
    /// <exception cref="IllegalActorStateException">This message is put aside already.</exception>
    /// <exception cref="StashOverflowException">The stash is full.</exception>
    void Stash();

    /// <summary>Puts the oldest one back before all waiting messages.</summary>
    void Unstash();

    /// <summary>Puts all back before all waiting messages, in their order.</summary>
    void UnstashAll();

    /// <summary>Puts back those that fit, and drops the others.</summary>
    void UnstashAll(Func<Envelope, bool> predicate);

    /// <summary>Takes all out and gives them to the caller.</summary>
    IEnumerable<Envelope> ClearStash();

    /// <summary>Puts messages before those put aside.</summary>
    void Prepend(IEnumerable<Envelope> envelopes);
}

/// <summary>An actor that gets a stash.</summary>
public interface IActorStash
{
    /// <summary>Set by the kernel after the constructor.</summary>
    IStash Stash { get; set; }
}

/// <summary>An actor with a stash; bounded if the props say so.</summary>
public interface IWithStash : IActorStash;

/// <summary>An actor with a stash.</summary>
public interface IWithUnboundedStash : IWithStash;

/// <summary>An actor with a stash bounded by the props.</summary>
public interface IWithBoundedStash : IWithStash;
