using Permagent.Brain.Terms;

namespace Permagent.Brain.Recall;

/// <summary>Cuts an excerpt round the best match.</summary>
internal static class ExcerptMaker
{
    private const int WholeMax = 600; // Characters of a text shown whole: about a paragraph, not worth a cut.
    private const int Length = 320;

    /// <summary>The whole text up to 600 characters, else 320 round the place with the most weight.</summary>
    public static Excerpt Make(string text, Question question, IReadOnlyDictionary<string, double> weights)
    {
        if (text.Length <= WholeMax) return new(text, 0, text.Length, text.Length);
        var matches = new List<(Term Term, double Weight)>();

        // Offsets do not depend on the form; the product's finds whatever a person can read.
        foreach (var form in new[] { AnalysisForm.Product, AnalysisForm.Evaluation })
        {
            if (matches.Count > 0) break;
            foreach (var term in TextAnalyzer.For(form).Analyze(text))
                if (weights.TryGetValue(term.Stem, out var weight)) matches.Add((term, weight));
        }

        matches.AddRange(Quoted(text, question.Query.Text));
        matches.Sort((left, right) => left.Term.From.CompareTo(right.Term.From));
        return Cut(text, Middle(matches));
    }

    private static IEnumerable<(Term Term, double Weight)> Quoted(string text, string question)
    {
        var from = question.IndexOf('"', StringComparison.Ordinal);
        var to = from < 0 ? -1 : question.IndexOf('"', from + 1);
        if (to <= from + 1) yield break;
        var at = text.IndexOf(question[(from + 1)..to], StringComparison.OrdinalIgnoreCase);
        if (at >= 0) yield return (new("", at, at + (to - from - 1)), 1_000);
    }

    /// <summary>Middle of the stretch of one excerpt's length with the most weight; the first one if several.</summary>
    private static int Middle(List<(Term Term, double Weight)> matches)
    {
        var (best, middle, first, sum) = (0.0, 0, 0, 0.0);
        for (var last = 0; last < matches.Count; last++)
        {
            sum += matches[last].Weight;
            while (matches[last].Term.To - matches[first].Term.From > Length && first < last)
                sum -= matches[first++].Weight;
            if (sum <= best + 1e-9) continue;
            best = sum;
            middle = (matches[first].Term.From + matches[last].Term.To) / 2;
        }

        return middle;
    }

    private static Excerpt Cut(string text, int middle)
    {
        var from = Math.Clamp(middle - (Length / 2), 0, text.Length - Length);
        var to = from + Length;

        // Not inside a pair that makes one character.
        if (from > 0 && char.IsLowSurrogate(text[from])) from--;
        if (to < text.Length && char.IsLowSurrogate(text[to])) to++;
        return new(text[from..to], from, to, text.Length);
    }
}
