namespace Permagent.Bench.Questions;

/// <summary>Words made by a rule: the same ones in every run, frequent ones often, as in a language.</summary>
internal sealed class MadeWords(ulong seed)
{
    private const int Known = 8_000;
    private static readonly string[] Starts = ["ba", "co", "di", "fu", "ga", "he", "ki", "lo", "mu", "na"];
    private static readonly string[] Ends = ["bel", "dor", "fin", "gam", "kul", "mer", "nat", "pol", "rus", "ton"];
    private ulong _state = seed;

    /// <summary>A sentence of so many words.</summary>
    public string Sentence(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word()));

    private string Word()
    {
        // The square of an even share makes low numbers frequent.
        var share = Next();
        var number = (int)(share * share * Known);
        return $"{Starts[number % 10]}{Ends[number / 10 % 10]}{Starts[number / 100 % 10]}{Ends[number / 1000]}";
    }

    private double Next()
    {
        _state = (_state * 6364136223846793005UL) + 1442695040888963407UL;
        return (_state >> 11) / (double)(1UL << 53);
    }
}
