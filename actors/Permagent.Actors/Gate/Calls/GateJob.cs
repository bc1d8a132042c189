using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Gate.Calls;

/// <summary>One run of one call: what a child of the gate does.</summary>
/// <param name="Slot">Name of the child, and of the call: the same call never runs twice at once.</param>
internal abstract record GateJob(string Slot)
{
    /// <summary>Name of a call by an attempt.</summary>
    public static string SlotOf(AttemptId attempt, Digest key) => $"{key}-{attempt.Task.Name}-{attempt.Number}";
}

/// <summary>A read.</summary>
internal sealed record ReadJob(string Slot, CallWork Work) : GateJob(Slot);

/// <summary>A call that changes something.</summary>
internal sealed record StartJob(string Slot, CallWork Work, Digest Key, bool RoomForAsk) : GateJob(Slot);

/// <summary>A call that a person allowed.</summary>
internal sealed record AllowedJob(string Slot, PendingAsk Ask) : GateJob(Slot);

/// <summary>A call that is refused and recorded.</summary>
internal sealed record RefuseJob(string Slot, CallWork Work, string Reason) : GateJob(Slot);

/// <summary>A person takes back an effect.</summary>
internal sealed record UndoJob(string Slot, UndoId Undo, Principal By) : GateJob(Slot);

/// <summary>An effect is done again after a crash.</summary>
internal sealed record RedoJob(string Slot, UnknownEffect Effect) : GateJob(Slot);
