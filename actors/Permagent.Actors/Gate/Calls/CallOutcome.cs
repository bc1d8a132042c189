using Permagent.Protocol.Gate;

namespace Permagent.Actors.Gate.Calls;

/// <summary>How far one run of a call came.</summary>
internal abstract record CallOutcome;

/// <summary>It is over.</summary>
internal sealed record CallOver(ToolStatus Status, string Reason, string Text) : CallOutcome
{
    /// <summary>Id by which it can be undone, or null.</summary>
    public UndoId? Undo { get; init; }

    /// <summary>Its intent, or null.</summary>
    public long? IntentSeq { get; init; }

    /// <summary>The read, for the next <c>observe</c> entry; null for effects and refusals.</summary>
    public ReadNote? Read { get; init; }

    /// <summary>A refusal.</summary>
    public static CallOver Denied(string reason, string text) => new(ToolStatus.Denied, reason, text);
}

/// <summary>It waits for a person.</summary>
internal sealed record CallAsked(PendingAsk Ask) : CallOutcome;
