#nullable disable

namespace Permagent.Kernel.Routing;

/// <summary>Changes the size of a pool by its load.</summary>
public abstract class Resizer
{
    /// <summary>Whether to ask for a new size before the message of this number.</summary>
    public abstract bool IsTimeForResize(long messageCounter);

    /// <summary>How many routees more, or fewer.</summary>
    public abstract int Resize(IEnumerable<Routee> currentRoutees);
}
