using Permagent.Actors.Gate.Calls;
using Permagent.Actors.Gate.Tiers;
using Permagent.Actors.Tools;
using Permagent.Protocol.Gate;

namespace Permagent.Actors.Gate.Approvals;

/// <summary>Makes the card of an ask from facts that the gateway has: nothing of it is a model's word.</summary>
internal static class AskCards
{
    /// <summary>The card; ask number, digest and code come later, since they follow from it.</summary>
    public static AskCard Of(CallWork work, ActionPlan plan, TierDecision tier, CardTerms terms)
    {
        var scope = work.Call.Scope;
        string Clean(string text) => VisibleText.Line(text, terms.Options.CardLineCharsMax);
        return new AskCard(
            new AskId(0), "", (int)tier.Tier, plan.Class, scope.Attempt.Task, Clean(plan.What), Clean(scope.Words),
            tier.Words, tier.Row.Outside ? "whoever receives it" : "nobody outside", UndoWords(plan.UndoKind),
            IgnoredWords(terms), scope.Labels, Preview(plan, terms.Options), "", terms.Deadline, terms.Trial);
    }

    private static string UndoWords(string kind) => kind switch
    {
        "undo-store" => "yes: the originals are kept, permagent undo puts them back",
        "drop-tree" => "yes: the work tree is dropped",
        _ => "no: it cannot be taken back",
    };

    private static string IgnoredWords(CardTerms terms) =>
        $"without an answer by {terms.Deadline.UtcDateTime:yyyy-MM-dd HH:mm} UTC it is denied";

    private static ImmutableArray<string> Preview(ActionPlan plan, GateOptions options)
    {
        var lines = plan.Preview.Take(options.CardPreviewLinesMax)
            .Select(line => VisibleText.Line(line, options.CardLineCharsMax));
        var hidden = plan.Preview.Length - options.CardPreviewLinesMax;
        return hidden > 0 ? [.. lines, $"… {hidden} more lines"] : [.. lines];
    }
}

/// <summary>What a card says besides call, plan and tier.</summary>
/// <param name="Deadline">No answer by then means deny.</param>
/// <param name="Trial">True in a trial home.</param>
/// <param name="Options">Limits of lines.</param>
internal sealed record CardTerms(DateTimeOffset Deadline, bool Trial, GateOptions Options);
