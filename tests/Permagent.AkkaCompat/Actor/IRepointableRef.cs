namespace Permagent.Kernel.Actor;

/// <summary>A ref that may not have its cell yet. This kernel's refs have theirs from the start.</summary>
public interface IRepointableRef : IActorRefScope
{
    /// <summary>Whether it has its cell.</summary>
    bool IsStarted { get; }
}
