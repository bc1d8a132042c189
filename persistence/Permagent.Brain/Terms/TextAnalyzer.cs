namespace Permagent.Brain.Terms;

/// <summary>Turns text into index terms. Stateless apart from its cache of stems; not for several threads.</summary>
internal abstract class TextAnalyzer
{
    // A cache, not a dictionary of the language: it is emptied when full, so memory stays flat.
    private const int StemsCachedMax = 20_000;

    // Longer runs are data (base64, hashes), which nobody asks for by stem.
    private const int WordLengthMax = 64;

    private readonly Dictionary<string, string> _stems = new(StringComparer.Ordinal);

    /// <summary>The analyzer of a form.</summary>
    public static TextAnalyzer For(AnalysisForm form) =>
        form == AnalysisForm.Evaluation ? new EvaluationAnalyzer() : new ProductAnalyzer();

    /// <summary>The terms of a text by place. If it holds only stop words, they are the terms.</summary>
    public List<Term> Analyze(string text)
    {
        var words = new List<Term>();
        Words(text, words);
        var terms = new List<Term>(words.Count);
        foreach (var word in words)
            if (!StopWords.Contains(word.Stem)) AddStem(terms, word);
        if (terms.Count == 0)
            foreach (var word in words) AddStem(terms, word);
        return terms;
    }

    /// <summary>Adds the plain words of a text by place, not yet stemmed.</summary>
    protected abstract void Words(string text, List<Term> into);

    private void AddStem(List<Term> terms, Term word)
    {
        var plain = word.Stem;
        if (plain.EndsWith("'s", StringComparison.Ordinal)) plain = plain[..^2];
        plain = plain.Replace("'", "", StringComparison.Ordinal);
        if (plain.Length == 0) return;
        if (plain.Length > WordLengthMax) plain = plain[..WordLengthMax];
        terms.Add(word with { Stem = StemOf(plain) });
    }

    private string StemOf(string word)
    {
        if (_stems.TryGetValue(word, out var stem)) return stem;
        if (_stems.Count >= StemsCachedMax) _stems.Clear();
        return _stems[word] = PorterStemmer.Stem(word);
    }
}
