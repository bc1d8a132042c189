using Permagent.Protocol.Gate;
using Permagent.Protocol.Planning;

namespace Permagent.Protocol.Work;

/// <summary>What <c>/user/specialists</c> understands.</summary>
public abstract record SpecialistsMessage;

/// <summary>Starts one attempt, enrolled at the gateway before. Answered by <see cref="AttemptPlaced"/> or
/// <see cref="AttemptRefused"/>; then beats and one <see cref="AttemptEnded"/> follow.</summary>
public sealed record StartAttempt(TaskBrief Brief, IActorRef ReplyTo) : SpecialistsMessage;

/// <summary>Ends an attempt without a report. No answer.</summary>
public sealed record StopAttempt(AttemptId Attempt) : SpecialistsMessage;

/// <summary>A specialist is at work; who asked watches it.</summary>
public sealed record AttemptPlaced(AttemptId Attempt, long Fence, IActorRef Worker);

/// <summary>No specialist was started.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Fence">Its fence.</param>
/// <param name="Reason"><c>no-such-kind</c> or <c>busy</c>.</param>
public sealed record AttemptRefused(AttemptId Attempt, long Fence, string Reason);

/// <summary>The attempt is alive and went one step on.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Fence">Its fence.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Doing">What it does now, at most 80 characters.</param>
public sealed record AttemptBeat(AttemptId Attempt, long Fence, int Step, string Doing);

/// <summary>The attempt waits for a person.</summary>
public sealed record AttemptWaits(AttemptId Attempt, long Fence, AskId Ask, DateTimeOffset Deadline);

/// <summary>The person's answer came; the attempt goes on or ends.</summary>
public sealed record AttemptGoesOn(AttemptId Attempt, long Fence, AskId Ask);

/// <summary>The attempt is over.</summary>
public sealed record AttemptEnded(AttemptId Attempt, long Fence, AttemptReport Report);

/// <summary>Everything a specialist is told (orchestration.md section 6).</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Fence">Fence of its lease; the gateway refuses older ones.</param>
/// <param name="Kind">Kind of specialist.</param>
/// <param name="Words">The person's words.</param>
/// <param name="Task">The task as planned, its steps filled in.</param>
/// <param name="Criteria">Criteria it has to meet, word for word.</param>
/// <param name="Checks">The frozen checks, so that it knows how it is judged.</param>
/// <param name="Tree">Absolute path of its attempt tree.</param>
/// <param name="TreeHash">Hex digest of that tree at the start.</param>
/// <param name="Earlier">Earlier attempts: what failed, at most 4 KiB each.</param>
public sealed record TaskBrief(
    AttemptId Attempt, long Fence, string Kind, string Words, PlanTask Task, ImmutableArray<string> Criteria,
    ImmutableArray<FrozenCheck> Checks, string Tree, string TreeHash, ImmutableArray<string> Earlier);

/// <summary>A check as frozen when its task opened.</summary>
/// <param name="Id"><c>c1</c> and so on.</param>
/// <param name="Kind">Kind of check.</param>
/// <param name="Spec">Its parameters, a JSON object as written.</param>
/// <param name="SpecHash">Hex SHA-256 of kind, a zero byte and the parameters as written.</param>
/// <param name="Guard">True when it is meant to hold before the work too.</param>
/// <param name="Lint">Why it cannot count as proof, as a reason code; empty when it can.</param>
/// <param name="Proves">Indexes into the goal's criteria.</param>
public sealed record FrozenCheck(
    string Id, string Kind, string Spec, string SpecHash, bool Guard, string Lint, ImmutableArray<int> Proves);

/// <summary>What a specialist says at the end. Asserted: only checks count.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">A reason code when not submitted; empty otherwise.</param>
/// <param name="Words">What stopped it, at most 1 KiB; empty when submitted.</param>
/// <param name="Steps">Steps done.</param>
/// <param name="NotDone">What was left out; may be empty.</param>
public sealed record AttemptReport(
    AttemptOutcome Outcome, string Reason, string Words, int Steps, ImmutableArray<string> NotDone);

/// <summary>How an attempt ended, by its own word.</summary>
public enum AttemptOutcome
{
    /// <summary>Done, ready to be checked.</summary>
    Submitted,

    /// <summary>A tool failed or was refused.</summary>
    Blocked,

    /// <summary>A limit of steps or time was reached.</summary>
    GaveUp,
}
