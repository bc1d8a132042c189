namespace Permagent.Kernel.Actor.Internal;

/// <summary>The cell that runs on this thread; a test kit sets it, so that a test's Tell has a sender.</summary>
public static class InternalCurrentActorCellKeeper
{
    /// <summary>The cell, or null.</summary>
    public static ActorCell Current
    {
        get => ActorCell.Current;
        set => ActorCell.Current = value;
    }
}
