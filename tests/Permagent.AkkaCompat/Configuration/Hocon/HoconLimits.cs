namespace Permagent.Kernel.Configuration.Hocon;

/// <summary>Limits of what is read; past them reading ends with an error.</summary>
internal static class HoconLimits
{
    /// <summary>Longest text, in characters: 1 Mi. The longest reference configurations have a tenth of it.</summary>
    internal const int TextMax = 1 << 20;

    /// <summary>Most levels of blocks and lists: 64. It bounds the reader's own stack.</summary>
    internal const int DepthMax = 64;

    /// <summary>Most references that lead from one to the next: 256. It bounds the resolver's own stack.</summary>
    internal const int HopsMax = 256;

    /// <summary>Most values of a tree, shared ones counted each time: 1 Mi, as many as the longest text can hold.
    /// Without it few lines of references could swell beyond memory.</summary>
    internal const int NodesMax = 1 << 20;
}
