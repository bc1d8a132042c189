using System.Runtime.InteropServices;

namespace Permagent.Brain.Lexical;

/// <summary>Parts of a lexical score, each as it was added.</summary>
/// <param name="Own">U of the episode.</param>
/// <param name="Previous">Weighted U of the episode before.</param>
/// <param name="Next">Weighted U of the episode after.</param>
/// <param name="Window">The window's share.</param>
/// <param name="Session">The session's share.</param>
/// <param name="Speaker">Factor for the speaker, 1 for none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScoreParts(
    double Own, double Previous, double Next, double Window, double Session, double Speaker)
{
    /// <summary>L.</summary>
    public double Sum => (Own + Previous + Next + Window + Session) * Speaker;
}
