#nullable disable
using Permagent.Kernel.Dispatch.SysMsg;

namespace Permagent.Kernel.Actor;

/// <summary>What every ref of this kernel can do beside being told messages.</summary>
internal abstract class KernelRef : ActorRefWithCell
{
    internal abstract ActorSystemImpl System { get; }

    internal virtual KernelRef Parent => null;

    /// <summary>True once the mailbox is closed; a ref without actor is always terminated.</summary>
    internal virtual bool IsTerminated => true;

    internal abstract void SendSystem(SystemMessage message);

    /// <summary>A living child by its name, or null.</summary>
    internal virtual KernelRef ChildOf(string name) => null;

    /// <summary>The living children in order of creation.</summary>
    internal virtual IReadOnlyList<KernelRef> ChildRefs() => [];

    /// <summary>The kernel's own ref behind any ref, or null for a foreign one.</summary>
    internal static KernelRef Of(ICanTell actor) => actor switch
    {
        KernelRef known => known,
        IRefHolder holder => Of(holder.Held),
        _ => null,
    };

    internal void Stop() => SendSystem(new Terminate());

    public override bool Equals(IActorRef other) => ReferenceEquals(this, other)
        || (other is not null && Path.Uid == other.Path.Uid && Path.Equals(other.Path));

    public sealed override bool Equals(object obj) => obj is IActorRef other && Equals(other);

    public override int GetHashCode() => Path.Uid.GetHashCode() ^ Path.GetHashCode();

    public sealed override int CompareTo(IActorRef other)
    {
        if (other is null)
        {
            return 1;
        }

        int byPath = Path.CompareTo(other.Path);
        return byPath != 0 ? byPath : Path.Uid.CompareTo(other.Path.Uid);
    }

    public sealed override int CompareTo(object obj) => obj switch
    {
        null => 1,
        IActorRef other => CompareTo(other),
        _ => throw new ArgumentException("A ref compares to refs only.", nameof(obj)),
    };

    public override string ToString() => $"[{Path.ToStringWithUid()}]";
}

/// <summary>A test's object that stands for a ref, such as a probe.</summary>
internal interface IRefHolder
{
    IActorRef Held { get; }
}
