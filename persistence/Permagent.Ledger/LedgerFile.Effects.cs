using Permagent.Ledger.Effects;

namespace Permagent.Ledger;

/// <summary>Effects: the intent is durable before the act, the result after it.</summary>
public sealed partial class LedgerFile
{
    /// <summary>Makes an intent durable, together with the use of its approval and the key of the effect.</summary>
    /// <exception cref="EntryRefusedException">The draft breaks a rule, or its tier needs an approval that is not
    /// named.</exception>
    /// <exception cref="LedgerFullException">No room; the act must not happen.</exception>
    public ValueTask<EffectStart> BeginEffectAsync(IntentFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        EntryCodec.Check(facts.Intent);
        if (!_writer.Recover())
        {
            throw new LedgerFullException("The disk was full and its reserve is spent. Free some space first.");
        }

        return _writer.DoAsync(transaction => EffectWork.Begin(transaction, facts), cancellationToken);
    }

    /// <summary>Writes what became of an intent. Goal, task and attempt are those of the intent.</summary>
    /// <exception cref="LedgerRefusedException">There is no such intent.</exception>
    public ValueTask<EffectEnd> EndEffectAsync(
        long intentSeq, EntryDraft result, CancellationToken cancellationToken) =>
        EndEffectAsync(intentSeq, result, undone: null, cancellationToken);

    /// <summary>Writes what became of an intent that took back an earlier effect, and the <c>undo</c> entry that says
    /// so, together or not at all. The result's place is added to that entry's refs.</summary>
    /// <exception cref="LedgerRefusedException">There is no such intent.</exception>
    public ValueTask<EffectEnd> EndEffectAsync(
        long intentSeq, EntryDraft result, EntryDraft? undone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        EntryCodec.Check(result);
        if (result.Type != EntryTypes.ActionResult || result.Effect is null)
        {
            throw new EntryRefusedException("An effect ends with an action.result entry that has an effect.");
        }

        if (undone is not null) EntryCodec.Check(undone);
        if (undone is { Type: not EntryTypes.Undo })
        {
            throw new EntryRefusedException("Beside a result stands an undo entry or none.");
        }

        return _writer.DoAsync(
            transaction => EffectWork.End(transaction, intentSeq, result, undone), cancellationToken);
    }

    /// <summary>What became of an effect key; null = it was never begun.</summary>
    public ValueTask<EffectRecord?> FindEffectAsync(Digest key, CancellationToken cancellationToken) =>
        ReadAsync(db => EffectWork.Record(db, key), cancellationToken);

    /// <summary>Effects under keys of their own whose last result is <c>unknown</c>, the oldest first.</summary>
    public ValueTask<ImmutableArray<EffectRecord>> UnknownEffectsAsync(CancellationToken cancellationToken) =>
        ReadAsync(EffectWork.Unknown, cancellationToken);

    private async ValueTask CloseOpenIntentsAsync(CancellationToken cancellationToken)
    {
        var open = _reader.Read(db => Storage.Sql.One(
            db, "SELECT count(*) FROM effect WHERE result_seq IS NULL", row => row.GetInt64(0)));
        if (open > 0) await _writer.DoAsync(EffectWork.CloseOpen, cancellationToken).ConfigureAwait(false);
    }
}
