using Permagent.Protocol;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Goals;

/// <summary>What a goal learned since it started and can ask for again: never an event, gone after a restart.</summary>
internal sealed record GoalKnown
{
    public static GoalKnown Nothing { get; } = new();

    /// <summary>The attempt that the other facts are about.</summary>
    public AttemptId? Attempt { get; init; }

    /// <summary>Rows of the stream up to this version are in the ledger.</summary>
    public long Recorded { get; init; }

    public TreeMade? Tree { get; init; }

    public bool IsEnrolled { get; init; }

    /// <summary>True once a specialist is at work.</summary>
    public bool IsPlaced { get; init; }

    /// <summary>How the attempt ended, by its own word or by its end.</summary>
    public AttemptReport? Report { get; init; }

    /// <summary>True once the gateway hears the attempt no more, and the entry of its last reads is written.</summary>
    public bool IsDischarged { get; init; }

    /// <summary>Digest of the integration tree after the merge; empty before.</summary>
    public string Merged { get; init; } = "";

    /// <summary>Calls of the landing so far, for its limit and its name.</summary>
    public int LandCalls { get; init; }

    /// <summary>Calls that the gateway could not take; they get names of their own, but do not count.</summary>
    public int Holds { get; init; }

    /// <summary>True while the gateway has a call of the landing.</summary>
    public bool IsLanding { get; init; }

    /// <summary>True until the next look: the gateway could not take the call now.</summary>
    public bool IsHeld { get; init; }

    /// <summary>When the attempt last said that it lives.</summary>
    public DateTimeOffset Beat { get; init; }

    /// <summary>Facts about another attempt are no facts about this one; what is recorded stays recorded.</summary>
    public GoalKnown For(AttemptId attempt) => Attempt == attempt ? this
        : new() { Attempt = attempt, Recorded = Recorded };
}
