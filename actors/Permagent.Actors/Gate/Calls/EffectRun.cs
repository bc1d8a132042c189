using Permagent.Actors.Ports;
using Permagent.Actors.Tools;
using Permagent.Protocol.Gate;
using Permagent.Verify.Formats;
using EffectWords = Permagent.Verify.Entries.Outcomes;

namespace Permagent.Actors.Gate.Calls;

/// <summary>Carries out one effect: intent durable, plan again, compare, act, result. The only place that mints
/// permits.</summary>
internal sealed class EffectRun(GateWork gate)
{
    /// <summary>Asks the tool what the call would do now.</summary>
    /// <exception cref="ToolRefusedException">The tool cannot plan it.</exception>
    public async Task<ActionPlan> PlanAsync(CallWork work, CancellationToken cancellationToken)
    {
        var tool = gate.Tools.Effect(work.Spec.Id)!;
        var planning = await gate.Parts.Work.RunAsync(
            token => tool.PlanAsync(work.Call, token).AsTask(), cancellationToken);
        return await planning;
    }

    /// <summary>The end of the same effect, if it was carried out before; null when it may act.</summary>
    public async Task<CallOver?> EarlierAsync(Digest key, CancellationToken cancellationToken)
    {
        var row = await gate.Ledger.FindEffectAsync(key, cancellationToken);
        return row?.Status switch
        {
            null or EffectWords.Error or EffectWords.None => null,
            "" => CallOver.Denied("running", RefusalWords.Of("running", "", "")),
            EffectWords.Ok => await StoredAsync(row, cancellationToken),
            _ => new CallOver(ToolStatus.Unknown, "unknown", "Nobody knows whether this happened; it is not repeated.")
            {
                IntentSeq = row.IntentSeq,
            },
        };
    }

    /// <summary>True when carrying it out now would be what was decided then.</summary>
    public async Task<bool> IsUnchangedAsync(EffectJob job, CancellationToken cancellationToken)
    {
        try
        {
            var now = await PlanAsync(job.Work, cancellationToken);
            if (job.Redo is not null) now = ActionDigests.BeforeRedo(job.Record.Plan, now);
            return ActionDigests.SameResult(job.Record.Plan, now)
                && gate.DigestOf(job.Work, now, job.Record.Terms) == job.Record.Digest;
        }
        catch (Exception failure) when (failure is ToolRefusedException or IOException or UnauthorizedAccessException)
        {
            // What can no longer be planned is not what was planned.
            return false;
        }
    }

    /// <summary>Carries it out.</summary>
    public async Task<CallOver> RunAsync(EffectJob job, CancellationToken cancellationToken)
    {
        var callC = await gate.Ledger.CommitAsync(CallJson.Write(job.Record), cancellationToken);
        var facts = new IntentFacts(callC, job.Key, job.Redo?.Keeps);
        var draft = Drafts.Intent(job.Record, job.Work.Spec, facts, gate.Tiers.Hash);
        long intent;
        try
        {
            intent = await gate.Ledger.BeginEffectAsync(
                new(draft, job.Key, job.Approval, job.Redo?.Row.IntentSeq), cancellationToken);
        }
        catch (EffectRefusedException refused)
        {
            return CallOver.Denied(refused.Reason, refused.Message);
        }

        return await AfterIntentAsync(job, intent, cancellationToken);
    }

    // From here on the intent is durable: whatever happens, it gets its result or stays open until the next start.
    private async Task<CallOver> AfterIntentAsync(EffectJob job, long intent, CancellationToken cancellationToken)
    {
        try
        {
            if (gate.Parts.Stop.IsSet) return await NothingAsync(job, intent, "stop");
            return await IsUnchangedAsync(job, cancellationToken)
                ? await ActAsync(job, intent, cancellationToken)
                : await NothingAsync(job, intent, "drift");
        }
        catch (OperationCanceledException)
        {
            // Cancelled while it was planned again: nothing was done.
            return await NothingAsync(job, intent, "cancelled");
        }
        catch (LedgerUnavailableException unavailable)
        {
            return new CallOver(ToolStatus.Unknown, unavailable.Reason, unavailable.Message) { IntentSeq = intent };
        }
    }

    private async Task<CallOver> ActAsync(EffectJob job, long intent, CancellationToken cancellationToken)
    {
        var undo = job.Redo?.Keeps ?? new UndoId(intent);
        var permit = new EffectPermit(job.Work.Call, job.Record.Plan, job.Record.Digest.ToString(), undo);
        var started = gate.Parts.Clock.GetTimestamp();
        var (result, status) = await ToolAsync(job.Work, permit, cancellationToken);
        var took = (long)gate.Parts.Clock.GetElapsedTime(started).TotalMilliseconds;
        var kept = status == EffectWords.Ok && job.Record.Plan.HasStoredUndo ? undo : (UndoId?)null;

        // The act is over: its result must be written even when the caller or the node is going away.
        var resultC = await gate.Ledger.CommitAsync(
            CallJson.Write(new ResultRecord(result.Ok, result.Reason, result.Text, result.Artifacts)
            {
                Sources = result.Sources,
            }),
            CancellationToken.None);
        var facts = new EffectFacts(intent, status, "", took, resultC, kept);
        var taken = status == EffectWords.Ok ? UndoArgs.Read(job.Record) : null;
        var end = new EffectEnd(intent, Drafts.Result(job.Record, facts))
        {
            Undone = taken is { } what ? Drafts.Undone(job.Record, what) : null,
        };
        await gate.Ledger.EndEffectAsync(end, CancellationToken.None);
        return new CallOver(StatusOf(status), result.Reason, Excerpt.Of(result.Text))
        {
            Undo = kept, IntentSeq = intent,
        };
    }

    private async Task<(ToolResult Result, string Status)> ToolAsync(
        CallWork work, EffectPermit permit, CancellationToken cancellationToken)
    {
        var tool = gate.Tools.Effect(work.Spec.Id)!;
        try
        {
            var acting = await gate.Parts.Work.RunAsync(
                token => tool.ActAsync(permit, token).AsTask(), cancellationToken);
            var result = await acting;
            return (result, result.Ok ? EffectWords.Ok : EffectWords.Error);
        }
        catch (ToolRefusedException refused) when (!permit.IsSpent)
        {
            return (ToolResult.Failed(refused.Reason, refused.Message), EffectWords.Error);
        }
        catch (Exception failure) when (!permit.IsSpent)
        {
            return (ToolResult.Failed("failed", failure.Message), EffectWords.Error);
        }
        catch (Exception failure) when (permit.IsSpent)
        {
            // Whatever broke inside a tool, the ledger must say that nobody knows what it left.
            return (ToolResult.Failed("unknown", failure.Message), EffectWords.Unknown);
        }
    }

    private async Task<CallOver> NothingAsync(EffectJob job, long intent, string reason)
    {
        var facts = new EffectFacts(intent, EffectWords.None, reason, null, null, null);
        await gate.Ledger.EndEffectAsync(new(intent, Drafts.Result(job.Record, facts)), CancellationToken.None);
        return CallOver.Denied(reason, RefusalWords.Of(reason, job.Work.Spec.Id, job.Record.Plan.Class)) with
        {
            IntentSeq = intent,
        };
    }

    private async Task<CallOver> StoredAsync(EffectRow row, CancellationToken cancellationToken)
    {
        var entry = await gate.Ledger.ReadAsync(row.ResultSeq!.Value, cancellationToken);
        var bytes = entry?.Effect?.ResultC is { } resultC
            ? await gate.Ledger.ReadCommittedAsync(resultC, cancellationToken)
            : null;
        var result = bytes is { } found ? CallJson.ReadResult(found) : null;
        return new CallOver(ToolStatus.Ok, "", Excerpt.Of(result?.Text ?? "It was done before."))
        {
            Undo = UndoArgs.Parse(entry?.Effect?.Undo), IntentSeq = row.IntentSeq,
        };
    }

    private static ToolStatus StatusOf(string status) => status switch
    {
        EffectWords.Ok => ToolStatus.Ok,
        EffectWords.Error => ToolStatus.Error,
        _ => ToolStatus.Unknown,
    };
}
