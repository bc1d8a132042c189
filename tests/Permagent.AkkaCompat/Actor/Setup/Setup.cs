namespace Permagent.Kernel.Actor.Setup;

/// <summary>A part of what a system is started with.</summary>
public abstract class Setup
{
    /// <summary>Both; the other one replaces this if it is of the same type.</summary>
    public ActorSystemSetup And(Setup other) => ActorSystemSetup.Create(this, other);
}
