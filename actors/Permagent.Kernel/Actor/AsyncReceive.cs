#nullable disable
using Permagent.Kernel.Dispatch.SysMsg;

namespace Permagent.Kernel.Actor;

/// <summary>One running async receive: brings its continuations back to the actor, one at a time.</summary>
internal sealed class AsyncReceive(ActorCell cell, Envelope envelope) : SynchronizationContext
{
    /// <summary>The message being handled, with its sender: valid after every await.</summary>
    internal Envelope Envelope { get; } = envelope;

    public override void Post(SendOrPostCallback d, object state) => cell.EnqueueSystem(new Continue(this, d, state));

    public override void Send(SendOrPostCallback d, object state)
    {
        if (ActorCell.Current != cell)
        {
            throw new NotSupportedException("An actor's context takes no blocking calls from other threads.");
        }

        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;
}
