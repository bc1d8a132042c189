using System.Text;
using Permagent.Actors.Gate.Approvals;
using Permagent.Actors.Gate.Tiers;
using Permagent.Actors.Ports;
using Permagent.Actors.Tools;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Gate.Calls;

/// <summary>Decides one call: read, refuse, ask, or hand over to <see cref="EffectRun"/>. Knows no actors.</summary>
internal sealed class GateCall(GateWork gate)
{
    private const int ReadArgsCharsMax = 1024; // Bytes of UTF-8 kept of a read's arguments: they show what it read.
    private const string SandboxClasses = "exec.";

    private readonly EffectRun _effects = new(gate);

    /// <summary>Carries out a read. It needs no intent; the gateway tells it in its next <c>observe</c>
    /// entry.</summary>
    public async Task<CallOutcome> ReadAsync(CallWork work, CancellationToken cancellationToken)
    {
        var row = gate.Tiers[work.Spec.ActionClass];
        if (row.Base != Tier.T0)
        {
            return await RefuseAsync(work, work.Spec.ActionClass, null, "not-observe", cancellationToken);
        }

        var tool = gate.Tools.Observe(work.Spec.Id)!;
        var reading = await gate.Parts.Work.RunAsync(
            token => tool.ReadAsync(work.Call, token).AsTask(), cancellationToken);
        var result = await reading;
        var args = Encoding.UTF8.GetString(CanonicalJson.Write(work.Call.Args));
        var note = new ReadNote(
            work.Spec.Id, work.Spec.ActionClass, Excerpt.First(args, ReadArgsCharsMax), result.Ok,
            Digest.Of(Encoding.UTF8.GetBytes(result.Text)).ToString());
        var status = result.Ok ? ToolStatus.Ok : ToolStatus.Error;
        return new CallOver(status, result.Reason, Excerpt.Of(result.Text)) { Read = note };
    }

    /// <summary>Carries out a call that changes something, up to its end or to the ask that it needs.</summary>
    /// <param name="work">Call and tool.</param>
    /// <param name="key">Effect key.</param>
    /// <param name="roomForAsk">False when too many asks wait already.</param>
    /// <param name="cancellationToken">Ends it; what was begun gets its result all the same.</param>
    public async Task<CallOutcome> StartAsync(
        CallWork work, Digest key, bool roomForAsk, CancellationToken cancellationToken)
    {
        if (gate.Parts.Stop.IsSet) return await StoppedAsync(work, cancellationToken);
        var (plan, refusal) = await PlanAsync(work, cancellationToken);
        if (plan is null) return refusal!;
        var keyed = !plan.IsDisposable;
        if (keyed && await _effects.EarlierAsync(key, cancellationToken) is { } earlier) return earlier;

        var tier = gate.Tiers.Decide(new(
            plan.Class, plan.Items, work.Call.Scope.Labels, work.Call.Scope.AskedBy.Kind,
            SecretScan.Hits(work.Call.Args.GetRawText())));
        if (Forbidden(plan.Class, tier) is { } reason)
        {
            return await RefuseAsync(work, plan.Class, tier, reason, cancellationToken);
        }

        if (tier.Asks && !roomForAsk)
            return await RefuseAsync(work, plan.Class, tier, "too-many-asks", cancellationToken);
        if (tier.Asks) return await AskAsync(work, plan, tier, key, cancellationToken);
        var terms = new ActionTerms(tier.Tier, gate.Nonce(), null, null);
        var record = RecordOf(work, plan, tier, terms, null);
        return await _effects.RunAsync(
            new(work, record, keyed ? key : null), cancellationToken);
    }

    /// <summary>Goes on with a call that a person allowed.</summary>
    public async Task<CallOutcome> AllowedAsync(PendingAsk ask, CancellationToken cancellationToken)
    {
        var work = WorkOf(ask.Call);
        if (work is null) return CallOver.Denied("no-capability", $"There is no tool {ask.Call.Tool} any more.");
        if (gate.Parts.Stop.IsSet) return await StoppedAsync(work, cancellationToken);
        if (gate.Now > ask.Call.Terms.Expires || gate.Now > ask.Row.AnsweredAt + gate.Options.AllowedTimeMax)
        {
            return await RefuseAsync(work, ask.Call.Plan.Class, null, "expired", cancellationToken);
        }

        return await _effects.RunAsync(
            new(work, ask.Call, ask.Key) { Approval = ask.Row.RequestSeq }, cancellationToken);
    }

    /// <summary>Does an effect again whose end nobody knows, when its class allows and nothing else changed.</summary>
    /// <returns>Null when it has to stay unknown.</returns>
    public async Task<CallOutcome?> RedoAsync(UnknownEffect effect, CancellationToken cancellationToken)
    {
        var work = WorkOf(effect.Call);
        if (work is not { Spec.EffectClass: EffectClass.A } || gate.Parts.Stop.IsSet) return null;
        if (effect.Call.Terms.Expires is { } expires && gate.Now > expires) return null;
        var run = new EffectJob(work, effect.Call, effect.Row.Key) { Redo = effect, Approval = effect.Approval };
        return await _effects.IsUnchangedAsync(run, cancellationToken)
            ? await _effects.RunAsync(run, cancellationToken)
            : null;
    }

    /// <summary>Takes back an effect, as an action of its own.</summary>
    public async Task<CallOutcome> UndoAsync(UndoId undo, Principal by, CancellationToken cancellationToken)
    {
        var intent = await gate.Ledger.ReadAsync(undo.IntentSeq, cancellationToken);
        var call = intent is null ? null : await GateLoad.CallOfAsync(gate.Ledger, intent, cancellationToken);
        if (gate.Tools.Effect(UndoArgs.Tool) is not { } tool || call is null || !call.Plan.HasStoredUndo)
            return CallOver.Denied("not-found", $"There is nothing to take back under {undo}.");
        var scope = call.Scope with { By = by, AskedBy = by, Tools = [UndoArgs.Tool] };
        var args = UndoArgs.Write(undo);
        var work = new CallWork(new ToolCall(scope, args, 0), tool.Spec, NamesTask: false);
        var key = EffectKeys.Of(scope.Attempt.Task.Goal, UndoArgs.Tool, args, 0);
        return await StartAsync(work, key, roomForAsk: true, cancellationToken);
    }

    private CallWork? WorkOf(CallRecord record) =>
        gate.Tools.Effect(record.Tool) is { } tool
            ? new(new ToolCall(record.Scope, record.Args, record.Ordinal), tool.Spec, record.NamesTask)
            : null;

    private async Task<(ActionPlan? Plan, CallOutcome? Refusal)> PlanAsync(
        CallWork work, CancellationToken cancellationToken)
    {
        try
        {
            return (await _effects.PlanAsync(work, cancellationToken), null);
        }
        catch (ToolRefusedException refused)
        {
            await AppendDeniedAsync(work, work.Spec.ActionClass, null, refused.Reason, cancellationToken);
            return (null, CallOver.Denied(refused.Reason, refused.Message));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, new CallOver(ToolStatus.Error, "plan-failed", failure.Message));
        }
    }

    private async Task<CallOutcome> AskAsync(
        CallWork work, ActionPlan plan, TierDecision tier, Digest key, CancellationToken cancellationToken)
    {
        var wait = gate.Options.Attended ? gate.Options.AttendedTimeMax : gate.Options.QueuedTimeMax;
        var deadline = Milliseconds(gate.Now + wait);
        var card = AskCards.Of(work, plan, tier, new(deadline, gate.Parts.Keys.Current.Trial, gate.Options));
        var terms = new ActionTerms(
            tier.Tier, gate.Nonce(), deadline + gate.Options.AllowedTimeMax, CardText.Hash(card));
        var record = RecordOf(work, plan, tier, terms, card);
        var callC = await gate.Ledger.CommitAsync(CallJson.Write(record), cancellationToken);
        var seq = await gate.Ledger.RequestApprovalAsync(
            new(Drafts.Request(record, work.Spec, callC, key), record.Digest, deadline), cancellationToken);
        var row = new ApprovalRow(seq, record.Digest, ApprovalState.Open, null, null, deadline, false);
        return new CallAsked(new PendingAsk(row, key, record));
    }

    private CallRecord RecordOf(
        CallWork work, ActionPlan plan, TierDecision tier, ActionTerms terms, AskCard? card)
    {
        var digest = gate.DigestOf(work, plan, terms);
        return new CallRecord
        {
            Scope = work.Call.Scope, Tool = work.Spec.Id, Args = work.Call.Args, Ordinal = work.Call.Ordinal,
            NamesTask = work.NamesTask, Plan = plan, Terms = terms, Digest = digest, Rule = tier.Words,
            RaisedBy = tier.RaisedBy,
            Card = card is null ? null : card with { Digest = digest.ToString(), Code = CardCode.Of(digest) },
        };
    }

    // Programs need the sandbox, and there is none yet. What only a person may do is not even asked for.
    private static string? Forbidden(string actionClass, TierDecision tier) =>
        actionClass.StartsWith(SandboxClasses, StringComparison.Ordinal) ? "no-sandbox"
        : tier.Tier == Tier.T4 ? "tier-4"
        : tier.Row.HumanOnly ? "human-only"
        : null;

    private Task<CallOutcome> StoppedAsync(CallWork work, CancellationToken cancellationToken) =>
        RefuseAsync(work, work.Spec.ActionClass, null, "stop", cancellationToken);

    /// <summary>Refuses a call and records it.</summary>
    public async Task<CallOutcome> RefuseAsync(
        CallWork work, string actionClass, TierDecision? tier, string reason, CancellationToken cancellationToken)
    {
        await AppendDeniedAsync(work, actionClass, tier, reason, cancellationToken);
        return CallOver.Denied(reason, RefusalWords.Of(reason, work.Spec.Id, actionClass));
    }

    private Task<long> AppendDeniedAsync(
        CallWork work, string actionClass, TierDecision? tier, string reason, CancellationToken cancellationToken) =>
        gate.Ledger.AppendAsync(Drafts.Denied(work, actionClass, tier, reason), cancellationToken);

    // Entries carry milliseconds; a finer deadline would differ from the one that was shown.
    private static DateTimeOffset Milliseconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
