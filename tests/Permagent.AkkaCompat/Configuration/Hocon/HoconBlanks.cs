namespace Permagent.Kernel.Configuration.Hocon;

/// <summary>The blanks between two pieces of a text: they count only where texts meet.</summary>
internal sealed class HoconBlanks(string blanks) : HoconNode
{
    internal string Blanks { get; } = blanks;
}
