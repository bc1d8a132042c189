namespace Permagent.Node.Rendering;

/// <summary>Bounds of what is read from a keyboard or a pipe.</summary>
internal static class LineLimits
{
    /// <summary>Most characters of one answer: 4,096. Answers are words; a longer line is a mistake or a
    /// paste.</summary>
    public const int LineCharsMax = 4096;
}
