using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Permagent.Brain.Recall;

/// <summary>Every number of the ranking (brain.md section 6).</summary>
public sealed record RecallParameters
{
    /// <summary>The measured variant T, tuned on conversations 1 to 5 of LoCoMo, with the product's priors.</summary>
    public static RecallParameters T { get; } = new();

    /// <summary>T without priors: for comparison with the published table.</summary>
    public static RecallParameters Bare { get; } =
        new() { DatePrior = 1, PinnedPrior = 1, ProjectPrior = 1 };

    /// <summary>BM25 k1. Default: 1.2.</summary>
    public double K1 { get; init; } = 1.2;

    /// <summary>BM25 b of the episode. Default: 0.30.</summary>
    public double EpisodeB { get; init; } = 0.30;

    /// <summary>BM25 b of window and session. Default: 0.75.</summary>
    public double ContextB { get; init; } = 0.75;

    /// <summary>Weight of the previous episode. Default: 0.50.</summary>
    public double Previous { get; init; } = 0.50;

    /// <summary>Weight of the next episode. Default: 0.30.</summary>
    public double Next { get; init; } = 0.30;

    /// <summary>Weight of the window of three. Default: 0.50.</summary>
    public double Window { get; init; } = 0.50;

    /// <summary>Weight of the session. Default: 0.50.</summary>
    public double Session { get; init; } = 0.50;

    /// <summary>Factor if the one person named is the speaker. Default: 1.30.</summary>
    public double Speaker { get; init; } = 1.30;

    /// <summary>Factor if the episode's time meets the interval asked for. Default: 1.25; untested.</summary>
    public double DatePrior { get; init; } = 1.25;

    /// <summary>Factor of a pinned episode. Default: 1.10; untested.</summary>
    public double PinnedPrior { get; init; } = 1.10;

    /// <summary>Factor of the preferred project. Default: 1.15; untested.</summary>
    public double ProjectPrior { get; init; } = 1.15;

    /// <summary>Hits kept by the lexical channel. Default: 400.</summary>
    public int KeptMax { get; init; } = BrainLimits.HitsMax;

    /// <summary>Share of the question's idf that the best hit must hold, else the result is weak. Default: 0.15;
    /// untested.</summary>
    public double WeakShare { get; init; } = 0.15;

    /// <summary>First 16 hex digits of the SHA-256 over all numbers.</summary>
    public string Hash()
    {
        var text = string.Join(
            ' ',
            new[]
            {
                K1, EpisodeB, ContextB, Previous, Next, Window, Session, Speaker, DatePrior, PinnedPrior, ProjectPrior,
                KeptMax, WeakShare,
            }.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
