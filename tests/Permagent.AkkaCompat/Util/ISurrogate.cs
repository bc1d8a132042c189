using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Util;

/// <summary>Stands in a message for something that cannot be written itself.</summary>
public interface ISurrogate
{
    /// <summary>What it stands for, in a system.</summary>
    ISurrogated FromSurrogate(ActorSystem system);
}

/// <summary>Something that a surrogate stands for.</summary>
public interface ISurrogated
{
    /// <summary>What stands for it.</summary>
    ISurrogate ToSurrogate(ActorSystem system);
}
