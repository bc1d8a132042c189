namespace Permagent.Brain.Lexical;

/// <summary>A session in the index.</summary>
/// <param name="Docs">All of its episodes by place, closed ones too.</param>
/// <param name="Current">How many are current.</param>
/// <param name="LengthA">Stems in field A of the current ones.</param>
/// <param name="LengthB">Stems in field B of the current ones.</param>
/// <param name="LengthWindows">Stems in the windows of three of the current ones, all together.</param>
internal sealed record IndexedSession(int[] Docs, int Current, long LengthA, long LengthB, long LengthWindows)
{
    /// <summary>A session without episodes.</summary>
    public static IndexedSession Empty { get; } = new([], 0, 0, 0, 0);
}
