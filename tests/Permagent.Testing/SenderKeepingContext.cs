#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Actor.Internal;

namespace Permagent.Testing;

/// <summary>Keeps the test actor as the implicit sender on whatever thread a test goes on after an await.</summary>
internal sealed class SenderKeepingContext(ActorCell cell) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object state) =>
        ThreadPool.QueueUserWorkItem(_ => Run(d, state), null);

    public override void Send(SendOrPostCallback d, object state) => Run(d, state);

    public override SynchronizationContext CreateCopy() => this;

    private void Run(SendOrPostCallback d, object state)
    {
        ActorCell outerCell = InternalCurrentActorCellKeeper.Current;
        SynchronizationContext outer = Current;
        SetSynchronizationContext(this);
        InternalCurrentActorCellKeeper.Current = cell;
        try
        {
            d(state);
        }
        finally
        {
            InternalCurrentActorCellKeeper.Current = outerCell;
            SetSynchronizationContext(outer);
        }
    }
}
