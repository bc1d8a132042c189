using System.Text.Json;
using System.Text.Json.Nodes;
using Permagent.Actors.Gate.Tiers;
using Permagent.Actors.Ledgers;
using Permagent.Actors.Tools;
using Permagent.Protocol.Gate;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;
using DecisionWords = Permagent.Verify.Entries.Outcomes;

namespace Permagent.Actors.Gate.Calls;

/// <summary>The gateway's entries. All of it the node measured or decided itself.</summary>
internal static class Drafts
{
    /// <summary>Name of the effect key in <c>data</c>.</summary>
    public const string KeyField = "key";

    /// <summary>Name in <c>data</c> of the intent under whose id the originals are kept, in a redo.</summary>
    public const string KeepsField = "keeps";

    /// <summary>What will be done. The ledger adds the answer that allows it, and in a redo the unknown
    /// result.</summary>
    public static EntryDraft Intent(CallRecord call, ToolSpec spec, IntentFacts facts, Digest policy) => (
        About(EntryTypes.ActionIntent, call) with
        {
            Action = ActionOf(call, spec, facts.CallC),
            Decision = new(DecisionWords.Allow, Rule: call.Rule, Policy: policy),
            Data = DataOf(facts),
        }).AllObserved();

    /// <summary>What became of it.</summary>
    public static EntryDraft Result(CallRecord call, EffectFacts facts) => (
        About(EntryTypes.ActionResult, call) with
        {
            Effect = new(
                facts.Status, Ms: facts.Ms, ResultC: facts.ResultC, Undo: facts.Undo?.ToString()),
            Decision = facts.Reason.Length == 0 ? null : new(DecisionWords.Deny, Reason: facts.Reason),
            Refs = [facts.Intent],
        }).AllObserved();

    /// <summary>What was refused.</summary>
    public static EntryDraft Denied(CallWork work, string actionClass, TierDecision? tier, string reason) => (
        About(EntryTypes.ActionDenied, work.Call.Scope, work.NamesTask) with
        {
            Action = new(
                actionClass, Tool: work.Spec.Id, ToolDef: HashOf(work.Spec), Tier: tier?.Tier.ToString(),
                RaisedBy: tier is { RaisedBy.IsEmpty: false } raised ? raised.RaisedBy : null),
            Decision = new(DecisionWords.Deny, Reason: reason, Rule: tier?.Words),
        }).AllObserved();

    /// <summary>What a person is asked.</summary>
    public static EntryDraft Request(CallRecord call, ToolSpec spec, Digest callC, Digest key) => (
        About(EntryTypes.ApprovalRequest, call) with
        {
            Action = ActionOf(call, spec, callC),
            Decision = new(DecisionWords.Ask, Rule: call.Rule),
            Data = JsonSerializer.SerializeToElement(new JsonObject
            {
                ["deadline"] = Timestamp.Write(call.Card!.Deadline),
                ["card"] = call.Terms.Card!.Value.ToString(),
                [KeyField] = key.ToString(),
            }),
        }).AllObserved();

    /// <summary>What a person answered, or that nobody did.</summary>
    public static EntryDraft Decision(PendingAsk ask, EntryActor by, EntryDecision decision) => (
        About(EntryTypes.ApprovalDecision, ask.Call) with
        {
            Actor = by,
            Action = new(ask.Call.Plan.Class, Tier: ask.Call.Terms.Tier.ToString(), Digest: ask.Call.Digest),
            Decision = decision,
            Refs = [ask.Row.RequestSeq],
        }).AllObserved();

    /// <summary>What was read.</summary>
    public static EntryDraft Observe(AttemptScope scope, ImmutableArray<ReadNote> reads, Digest listC) => (
        About(EntryTypes.Observe, scope, namesTask: true) with
        {
            Data = JsonSerializer.SerializeToElement(new JsonObject
            {
                ["count"] = reads.Length,
                ["failed"] = reads.Count(read => !read.Ok),
                ["classes"] = new JsonArray([.. reads.Select(read => read.Class).Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]),
                ["list_c"] = listC.ToString(),
            }),
        }).AllObserved();

    /// <summary>That an effect was taken back. The ledger adds the result to the refs.</summary>
    public static EntryDraft Undone(CallRecord undo, UndoId what) => (
        About(EntryTypes.Undo, undo.Scope, namesTask: true) with
        {
            Data = JsonSerializer.SerializeToElement(new JsonObject { ["undo"] = what.ToString() }),
            Refs = [what.IntentSeq],
        }).AllObserved();

    private static EntryDraft About(string type, CallRecord call) => About(type, call.Scope, call.NamesTask);

    private static EntryDraft About(string type, AttemptScope scope, bool namesTask) => new()
    {
        Type = type,
        Actor = ActorOf(scope),
        Goal = namesTask ? scope.Attempt.Task.Goal.ToString() : null,
        Task = namesTask ? scope.Attempt.Task.ToString() : null,
        Attempt = namesTask ? scope.Attempt.Number : null,
        Labels = scope.Labels.IsDefaultOrEmpty ? null : scope.Labels,
    };

    private static EntryActor ActorOf(AttemptScope scope) => new(
        EntryActors.KindOf(scope.By.Kind), scope.By.Name,
        OnBehalfOf: $"{EntryActors.KindOf(scope.AskedBy.Kind)}:{scope.AskedBy.Name}");

    private static EntryAction ActionOf(CallRecord call, ToolSpec spec, Digest callC) => new(
        call.Plan.Class, call.Tool, HashOf(spec), call.Terms.Tier.ToString(),
        call.RaisedBy.IsEmpty ? null : call.RaisedBy, call.Digest, ArgsC: callC);

    private static Digest? HashOf(ToolSpec spec) => Digest.TryParse(spec.DefinitionHash, out var hash) ? hash : null;

    private static JsonElement? DataOf(IntentFacts facts)
    {
        if (facts.Key is not { } key) return null;
        var data = new JsonObject { [KeyField] = key.ToString() };
        if (facts.Keeps is { } keeps) data[KeepsField] = keeps.IntentSeq;
        return JsonSerializer.SerializeToElement(data);
    }
}

/// <summary>What an intent's entry says besides its call.</summary>
/// <param name="CallC">Commitment to the call record.</param>
/// <param name="Key">Effect key, or null.</param>
/// <param name="Keeps">In a redo the undo id of the first intent, or null.</param>
internal sealed record IntentFacts(Digest CallC, Digest? Key, UndoId? Keeps);

/// <summary>What a result's entry says.</summary>
/// <param name="Intent">Its intent.</param>
/// <param name="Status">ok, error, unknown or none.</param>
/// <param name="Reason">Reason code when nothing was done; empty otherwise.</param>
/// <param name="Ms">How long the act took.</param>
/// <param name="ResultC">Commitment to the tool's answer, or null.</param>
/// <param name="Undo">Id by which it can be undone, or null.</param>
internal sealed record EffectFacts(
    long Intent, string Status, string Reason, long? Ms, Digest? ResultC, UndoId? Undo);
