using Permagent.Ledger;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;

namespace Permagent.Node.Keys;

/// <summary>Brings key events that a client signed into the ledger. The file says what a person did; the ledger's rules
/// decide whether it counts.</summary>
internal sealed class KeySync(KeyFiles files, LedgerFile ledger)
{
    /// <summary>Adds the events that the ledger does not know. Repeated after a crash it adds nothing twice.</summary>
    /// <exception cref="LedgerRefusedException">A rule for key events is not kept.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var envelope in files.ReadEvents().Skip(1)) // The first one stands in log.open.
        {
            var happened = StatementCodec.ReadKeyEvent(envelope).Predicate;
            if (happened.Event != KeyEvents.Add || happened.Keys.All(IsKnown)) continue;
            await ledger.AppendAsync(
                new EntryDraft
                {
                    Type = EntryTypes.KeyAdd,
                    Actor = new EntryActor(ActorKinds.User, "local"),
                    Decision = new EntryDecision(
                        Outcomes.Allow, Envelope: Convert.ToBase64String(Dsse.Write(envelope))),
                }.AllObserved(),
                cancellationToken);
        }
    }

    private bool IsKnown(KeyEventKey key) => ledger.Keys.Find(new KeyId(key.ToKey().Id.Value)) is not null;
}
