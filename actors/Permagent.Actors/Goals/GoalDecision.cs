namespace Permagent.Actors.Goals;

/// <summary>What came of a command: events, or a refusal that changes nothing.</summary>
/// <param name="Events">To be persisted together; may be empty when there is nothing to do.</param>
/// <param name="Reason">Reason code of a refusal; empty otherwise.</param>
/// <param name="Words">The refusal in words.</param>
internal sealed record GoalDecision(ImmutableArray<GoalEvent> Events, string Reason, string Words)
{
    public bool IsRefused => Reason.Length > 0;

    public static GoalDecision Of(params ReadOnlySpan<GoalEvent> events) => new([.. events], "", "");

    public static GoalDecision Refused(string reason, string words) => new([], reason, words);

    /// <summary>An answer that came too late, twice or out of turn: nothing happens, nobody is told.</summary>
    public static GoalDecision Illegal(GoalCommand command, GoalState state) => Refused(
        "illegal", $"{command.GetType().Name} does not fit a goal that is {state.Status}");
}
