#nullable disable
using Permagent.Kernel.Persistence;

namespace Permagent.Kernel.Simulation;

/// <summary>The numbers of events: acknowledged ones come back, none twice, none left out.</summary>
internal sealed partial class SimulationMonitor
{
    private void CheckNumbers(CellRecord record, object message)
    {
        if (record.Cell.Actor is not Eventsourced actor)
        {
            return;
        }

        switch (message)
        {
            case ReplayedMessage replayed when replayed.ActorInstanceId == actor.InstanceId:
                Applied(record, replayed.Persistent);
                break;
            case WriteMessageSuccess stored when stored.ActorInstanceId == actor.InstanceId:
                Applied(record, stored.Persistent);
                core.Acknowledge(node, actor.PersistenceId, stored.Persistent.SequenceNr);
                break;
            case RecoverySuccess success when success.ActorInstanceId == actor.InstanceId:
                Recovered(record, actor, success);
                break;
        }
    }

    private void Applied(CellRecord record, IPersistentRepresentation one)
    {
        // Event adapters make no event, or several, of a number.
        bool isNext = record.Cell.SystemImpl.Options.EventAdapters.IsEmpty
            ? one.SequenceNr == record.LastNumber + 1
            : one.SequenceNr >= record.LastNumber;
        if (record.LastNumber > 0 && !isNext)
        {
            Broken("P16", record, $"number {one.SequenceNr} of '{one.PersistenceId}' came after {record.LastNumber}");
        }

        record.LastNumber = one.SequenceNr;
    }

    private void Recovered(CellRecord record, Eventsourced actor, RecoverySuccess success)
    {
        long highest = success.HighestSequenceNr;
        long acknowledged = core.Acknowledged(node, actor.PersistenceId);
        if (highest < acknowledged)
        {
            Broken(
                "acknowledged",
                record,
                $"'{actor.PersistenceId}' comes back with number {highest}, but {acknowledged} was acknowledged");
        }

        // A replay comes in pages; what is left out between two of them shows at the next event.
        record.LastNumber = Math.Max(record.LastNumber, success.ReadCount > 0 ? success.LastRead : highest);
    }
}
