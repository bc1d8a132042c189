using System.Collections.Frozen;

namespace Permagent.Brain.Terms;

/// <summary>The 112 words that carry no topic (brain.md 6.1).</summary>
internal static class StopWords
{
    private const string Words =
        "about after again all also am an and any are as at be because been before being between both but " +
        "by can could did do does doing during each few for from further had has have having he her here " +
        "hers him his how i if in into is it its just me more most my no nor not now of on once only or " +
        "other our ours out over own same she should so some such than that the their them then there these " +
        "they this to too under until up very was we were what when where which while who whom whose why " +
        "will with would you your yours a";

    private static readonly FrozenSet<string> Set = Words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public static int Count => Set.Count;

    /// <summary>True for a stop word in plain lower case.</summary>
    public static bool Contains(string word) => Set.Contains(word);
}
