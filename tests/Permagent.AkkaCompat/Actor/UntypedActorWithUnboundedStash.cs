namespace Permagent.Kernel.Actor;

/// <summary>An untyped actor with a stash.</summary>
public abstract class UntypedActorWithUnboundedStash : UntypedActor, IWithUnboundedStash
{
    /// <summary>Set by the kernel after the constructor.</summary>
    public IStash Stash { get; set; }
}
