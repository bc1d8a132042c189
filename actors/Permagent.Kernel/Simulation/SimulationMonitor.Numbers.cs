#nullable disable
using Permagent.Kernel.Persistence;

namespace Permagent.Kernel.Simulation;

/// <summary>The numbers of events: acknowledged ones come back, none twice, none left out.</summary>
internal sealed partial class SimulationMonitor
{
    private void CheckNumbers(CellRecord record, object message)
    {
        if (message is DeleteMessagesTo delete)
        {
            core.Deleted(node, delete.PersistenceId);
        }

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
                Recovered(record, actor, success.HighestSequenceNr);
                break;
        }
    }

    private void Applied(CellRecord record, IPersistentRepresentation one)
    {
        if (record.LastNumber > 0 && one.SequenceNr != record.LastNumber + 1)
        {
            Broken("P16", record, $"number {one.SequenceNr} of '{one.PersistenceId}' came after {record.LastNumber}");
        }

        record.LastNumber = one.SequenceNr;
    }

    private void Recovered(CellRecord record, Eventsourced actor, long highest)
    {
        long acknowledged = core.Acknowledged(node, actor.PersistenceId);
        if (highest < acknowledged)
        {
            Broken(
                "acknowledged",
                record,
                $"'{actor.PersistenceId}' comes back with number {highest}, but {acknowledged} was acknowledged");
        }

        bool isWhole = actor.Recovery is { ToSequenceNr: long.MaxValue, ReplayMax: long.MaxValue }
            && !core.HasDeletes(node, actor.PersistenceId);
        if (isWhole && record.LastNumber > 0 && record.LastNumber != highest)
        {
            Broken("P16", record, $"the replay of '{actor.PersistenceId}' ended at {record.LastNumber} of {highest}");
        }

        record.LastNumber = Math.Max(highest, record.LastNumber);
    }
}
