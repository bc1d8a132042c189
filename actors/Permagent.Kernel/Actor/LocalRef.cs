#nullable disable
using Permagent.Kernel.Dispatch;
using Permagent.Kernel.Dispatch.SysMsg;

namespace Permagent.Kernel.Actor;

/// <summary>The ref of a cell.</summary>
internal sealed class LocalRef(Mailbox mailbox, ActorPath path) : KernelRef
{
    public override ActorPath Path { get; } = path;

    internal ActorCell Cell => mailbox.Cell;

    internal override ActorSystemImpl System => Cell.SystemImpl;

    internal override KernelRef Parent => Cell.ParentRef;

    internal override bool IsTerminated => mailbox.IsClosed;

    public override void Tell(object message, IActorRef sender) =>
        mailbox.Enqueue(message ?? throw new InvalidMessageException("Message is null."), sender);

    // One incarnation has one ref object, so identity decides among local refs.
    public override bool Equals(IActorRef other) =>
        other is LocalRef local ? ReferenceEquals(this, local) : base.Equals(other);

    public override int GetHashCode() => Path.Uid.GetHashCode();

    internal override void SendSystem(SystemMessage message) => mailbox.EnqueueSystem(message);

    internal override KernelRef ChildOf(string name) => Cell.ChildOf(name);

    internal override IReadOnlyList<KernelRef> ChildRefs() => Cell.ChildRefs();
}
