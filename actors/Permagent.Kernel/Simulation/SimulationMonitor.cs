#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Dispatch;
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Persistence;

namespace Permagent.Kernel.Simulation;

/// <summary>Holds the kernel to its rules in one run of a node, and injects the faults.</summary>
internal sealed partial class SimulationMonitor(SimulationCore core, string node) : CellMonitor
{
    // Looked up, never walked for output: the list keeps the order.
    private readonly Dictionary<ActorCell, CellRecord> _byCell = [];
    private readonly List<CellRecord> _records = [];
    private readonly SimulationFaults _faults = core.Options.Faults;

    internal CellRecord RecordOf(ActorCell cell) => _byCell[cell];

    internal override void Created(ActorCell cell)
    {
        CellRecord record = new(cell);
        _byCell.Add(cell, record);
        _records.Add(record);
        if (ParentOf(cell) is { } parent)
        {
            parent.LiveChildren++;
        }
    }

    internal override bool Refuses(ActorCell cell, object message) => core.FaultOccurs(_faults.MailboxFull);

    internal override void Enqueued(ActorCell cell, object message) => RecordOf(cell).Append(message);

    internal override void Prepended(ActorCell cell, IReadOnlyList<Envelope> envelopes)
    {
        CellRecord record = RecordOf(cell);
        record.Prepend(envelopes);
        foreach (Envelope envelope in envelopes)
        {
            if (envelope.Message is Terminated terminated)
            {
                record.Watching.Add(terminated.ActorRef); // Stashed, so it is told once more.
            }
        }
    }

    internal override void SystemEnqueued(ActorCell cell) => RecordOf(cell).SystemWaiting++;

    internal override void Taking(ActorCell cell, object message)
    {
        core.Processing(message);
        CellRecord record = RecordOf(cell);
        if (!record.TryTake(message))
        {
            Broken("S37", record, $"{message.GetType().Name} was handled out of order, or twice");
        }

        if (record.Instance is null || !ReferenceEquals(record.Instance, cell.Actor))
        {
            Broken("S1", record, $"{message.GetType().Name} was handled before PreStart or after PostStop");
        }

        if (record.SystemWaiting > 0)
        {
            Broken("S38", record, $"{message.GetType().Name} was handled while {record.SystemWaiting} system waited");
        }

        if (message is IPersistenceMessage)
        {
            CheckNumbers(record, message);
        }
    }

    internal override void Handling(ActorCell cell, object message)
    {
        if (message is not IPersistenceMessage
            && RecordOf(cell).IsUser
            && core.FaultOccurs(_faults.Handler))
        {
            throw new SimulatedFaultException($"Simulated fault in the handler of {message.GetType().Name}.");
        }
    }

    internal override void TakingSystem(ActorCell cell, SystemMessage message)
    {
        core.Processing(message);
        RecordOf(cell).SystemWaiting--;
    }

    internal override void Entering(ActorCell cell, ActorBase instance, LifeStage stage)
    {
        CellRecord record = RecordOf(cell);
        bool begins = stage is LifeStage.PreStart or LifeStage.PostRestart;
        record.Instance = begins ? instance : null;
        record.LastNumber = 0;
        if (stage == LifeStage.PostStop && record.LiveChildren > 0)
        {
            Broken("S10", record, $"PostStop came before the end of {record.LiveChildren} children");
        }
    }

    internal override void InHook(ActorCell cell, LifeStage stage)
    {
        if (RecordOf(cell).IsUser && core.FaultOccurs(_faults.Hook))
        {
            throw new SimulatedFaultException($"Simulated fault in {stage}.");
        }
    }

    internal override void Watched(ActorCell cell, IActorRef subject) => RecordOf(cell).Watching.Add(subject);

    internal override void Unwatched(ActorCell cell, IActorRef subject) =>
        RecordOf(cell).Watching.RemoveAll(known => known.Equals(subject));

    internal override void DeathTold(ActorCell cell, IActorRef subject)
    {
        CellRecord record = RecordOf(cell);
        if (!record.Watching.Remove(subject))
        {
            Broken("S19", record, $"the end of {subject} was told twice, or without a watch");
        }
    }

    internal override void Ended(ActorCell cell)
    {
        CellRecord record = RecordOf(cell);
        record.HasEnded = true;
        record.Clear();
        if (cell.HasLiveTimers)
        {
            Broken("timers", record, "it has ended, but one of its timers lives");
        }

        if (ParentOf(cell) is { } parent)
        {
            parent.LiveChildren--;
        }
    }

    internal override void SystemEnding(ActorSystemImpl system)
    {
        foreach (CellRecord record in _records)
        {
            if (!record.HasEnded && !record.IsGuardian)
            {
                Broken("cells", record, "it outlives its system");
            }
        }

        if (system.TempCount > 0)
        {
            core.Fail(new InvariantException("S51", $"{node} ends with {system.TempCount} entries below /temp."));
        }

        if (system.SchedulerImpl.Waiting > 0)
        {
            core.Fail(new InvariantException(
                "timers", $"{node} ends with {system.SchedulerImpl.Waiting} entries in its scheduler."));
        }
    }

    /// <summary>A cell has been given its turn.</summary>
    internal void Queued(ActorCell cell)
    {
        CellRecord record = RecordOf(cell);
        if (record.IsQueued)
        {
            Broken("S39", record, "it was scheduled twice");
        }

        record.IsQueued = true;
    }

    /// <summary>Checks what must hold when nothing is runnable: nobody waits for a turn that never comes.</summary>
    internal void CheckIdle()
    {
        foreach (CellRecord record in _records)
        {
            if (!record.HasEnded)
            {
                CheckIdle(record);
            }
        }
    }

    private void CheckIdle(CellRecord record)
    {
        if (record.SystemWaiting > 0 || (record.Waiting > 0 && record.Cell.Suspensions == 0))
        {
            Broken("S39", record, $"{record.SystemWaiting + record.Waiting} messages wait, and it has no turn");
        }

        foreach (IActorRef subject in record.Watching)
        {
            if (subject is LocalRef local && _byCell.TryGetValue(local.Cell, out CellRecord watched)
                && watched.HasEnded && record.Cell.Suspensions == 0)
            {
                Broken("S19", record, $"the end of {subject} was not told");
            }
        }
    }

    private CellRecord ParentOf(ActorCell cell) => cell.ParentRef is LocalRef parent ? RecordOf(parent.Cell) : null;

    private void Broken(string rule, CellRecord record, string what) =>
        core.Fail(new InvariantException(rule, $"{node} {record.PathText}: {what}."));
}
