namespace Permagent.Kernel;

/// <summary>Work has ended; it has no result.</summary>
public sealed class Done
{
    private Done()
    {
    }

    /// <summary>The one instance.</summary>
    public static Done Instance { get; } = new();
}
