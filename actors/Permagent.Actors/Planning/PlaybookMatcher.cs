namespace Permagent.Actors.Planning;

/// <summary>Finds the playbook that a wish means, by the words of its title, description and examples (BM25). No model:
/// what it does not know it does not guess.</summary>
internal sealed class PlaybookMatcher
{
    private const double Saturation = 1.2; // BM25's usual k1: a second mention counts less than the first.
    private const double LengthShare = 0.75; // BM25's usual b.

    private static readonly ImmutableHashSet<string> Common = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "do",
        "does", "for", "from", "give", "has", "have", "here", "how", "i", "in", "into", "is", "it", "its", "let",
        "make", "me", "my", "of", "on", "or", "our", "please", "show", "so", "some", "tell", "that", "the", "their",
        "them", "there", "these", "they", "this", "those", "to", "up", "us", "want", "was", "we", "were", "what",
        "when", "where", "which", "who", "will", "with", "would", "write", "you", "your");

    private readonly ImmutableArray<Known> _books;
    private readonly ImmutableSortedDictionary<string, int> _holders;
    private readonly double _lengthMean;
    private readonly PlanningOptions _options;

    public PlaybookMatcher(PlaybookLibrary library, PlanningOptions options)
    {
        _options = options;
        _books = [.. library.All.Select(Known.Of)];
        _holders = _books.SelectMany(book => book.Counts.Keys).GroupBy(word => word, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        _lengthMean = _books.IsEmpty ? 1 : _books.Average(book => (double)book.Length);
    }

    /// <summary>The best playbook with its score in thousandths, or null when none is meant. Equal scores: the smaller
    /// id wins.</summary>
    public (Playbook Book, int ScoreMilli)? Match(string wish)
    {
        var words = WordsOf(wish).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (words.IsEmpty || _books.IsEmpty) return null;
        var best = _books
            .Select(book => (book.Book, Score: ScoreOf(book, words), Cover: CoverOf(book, words)))
            .OrderByDescending(match => match.Score)
            .ThenBy(match => match.Book.Id, StringComparer.Ordinal)
            .First();
        var enough = best.Score >= _options.ScoreMilliMin && best.Cover >= _options.CoverMilliMin;
        return enough ? (best.Book, best.Score) : null;
    }

    internal static IEnumerable<string> WordsOf(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i])) continue;
            if (i > start)
            {
                var word = string.Concat(text[start..i].Select(char.ToLowerInvariant));
                if (!Common.Contains(word)) yield return Stem(word);
            }

            start = i + 1;
        }
    }

    /// <summary>Takes off an English plural or verb ending, no more: folders and folder are one word.</summary>
    private static string Stem(string word) => word switch
    {
        { Length: > 5 } when word.EndsWith("ing", StringComparison.Ordinal) => word[..^3],
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 4 } when word.EndsWith("ed", StringComparison.Ordinal) => word[..^2],
        { Length: > 3 } when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) => word[..^1],
        _ => word,
    };

    private int ScoreOf(Known book, ImmutableArray<string> words)
    {
        var length = 1 - LengthShare + (LengthShare * book.Length / _lengthMean);
        var score = 0.0;
        foreach (var word in words)
        {
            if (!book.Counts.TryGetValue(word, out var count)) continue;
            score += Rarity(word) * count * (Saturation + 1) / (count + (Saturation * length));
        }

        return Milli(score);
    }

    private int CoverOf(Known book, ImmutableArray<string> words)
    {
        var all = words.Sum(Rarity);
        return all <= 0 ? 0 : Milli(words.Where(book.Counts.ContainsKey).Sum(Rarity) / all);
    }

    private double Rarity(string word)
    {
        var holders = _holders.GetValueOrDefault(word);
        return Math.Log(1 + ((_books.Length - holders + 0.5) / (holders + 0.5)));
    }

    private static int Milli(double value) => (int)Math.Round(value * 1_000, MidpointRounding.ToZero);

    private sealed record Known(Playbook Book, ImmutableSortedDictionary<string, int> Counts, int Length)
    {
        public static Known Of(Playbook book)
        {
            var text = string.Join('\n', [book.Id, book.Title, book.Description, .. book.Examples]);
            var words = WordsOf(text).ToImmutableArray();
            var counts = words.GroupBy(word => word, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
            return new(book, counts, words.Length);
        }
    }
}
