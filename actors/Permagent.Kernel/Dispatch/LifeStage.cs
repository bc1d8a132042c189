namespace Permagent.Kernel.Dispatch;

/// <summary>The hooks of an actor, as a monitor meets them.</summary>
internal enum LifeStage
{
    /// <summary>The first instance is about to start.</summary>
    PreStart,

    /// <summary>A failed instance is about to go.</summary>
    PreRestart,

    /// <summary>A later instance is about to start.</summary>
    PostRestart,

    /// <summary>The last instance is about to end.</summary>
    PostStop,
}
