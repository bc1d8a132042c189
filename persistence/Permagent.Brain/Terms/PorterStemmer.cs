namespace Permagent.Brain.Terms;

/// <summary>The stemmer of M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), as
/// published.</summary>
/// <remarks>Static and pure. Words of one or two letters stay as they are.</remarks>
internal static class PorterStemmer
{
    private static readonly (string Suffix, string Put)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"),
        ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
        ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
        ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Suffix, string Put)[] Step3 =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    // Longest first where one ends in another: ement, ment, ent.
    private static readonly string[] Step4 =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ion", "ism", "ate", "iti", "ous", "ive", "ize",
        "al", "er", "ic", "ou",
    ];

    /// <summary>The stem of a lower-case word.</summary>
    public static string Stem(string word)
    {
        if (word.Length < 3) return word;
        word = PastAndGerund(Plural(word));
        if (word.EndsWith('y') && HasVowel(word, word.Length - 1))
            word = string.Concat(word.AsSpan(0, word.Length - 1), "i");
        word = Replace(Replace(word, Step2), Step3);
        return Tidy(Strip(word));
    }

    // Step 1a.
    private static string Plural(string word)
    {
        if (word.EndsWith("sses", StringComparison.Ordinal)) return word[..^2];
        if (word.EndsWith("ies", StringComparison.Ordinal)) return word[..^2];
        if (word.EndsWith("ss", StringComparison.Ordinal)) return word;
        return word.EndsWith('s') ? word[..^1] : word;
    }

    // Step 1b.
    private static string PastAndGerund(string word)
    {
        if (word.EndsWith("eed", StringComparison.Ordinal))
            return Measure(word, word.Length - 3) > 0 ? word[..^1] : word;
        string? cut = null;
        if (word.EndsWith("ed", StringComparison.Ordinal) && HasVowel(word, word.Length - 2)) cut = word[..^2];
        else if (word.EndsWith("ing", StringComparison.Ordinal) && HasVowel(word, word.Length - 3)) cut = word[..^3];
        if (cut is null) return word;
        if (cut.EndsWith("at", StringComparison.Ordinal) || cut.EndsWith("bl", StringComparison.Ordinal)
            || cut.EndsWith("iz", StringComparison.Ordinal)) return cut + "e";
        if (EndsInDouble(cut) && cut[^1] is not ('l' or 's' or 'z')) return cut[..^1];
        return Measure(cut, cut.Length) == 1 && EndsInCvc(cut, cut.Length) ? cut + "e" : cut;
    }

    // Steps 2 and 3: the first suffix that fits decides, whether it is replaced or not.
    private static string Replace(string word, (string Suffix, string Put)[] rules)
    {
        foreach (var (suffix, put) in rules)
        {
            if (!word.EndsWith(suffix, StringComparison.Ordinal)) continue;
            var stem = word.Length - suffix.Length;
            return Measure(word, stem) > 0 ? string.Concat(word.AsSpan(0, stem), put) : word;
        }

        return word;
    }

    // Step 4.
    private static string Strip(string word)
    {
        foreach (var suffix in Step4)
        {
            if (!word.EndsWith(suffix, StringComparison.Ordinal)) continue;
            var stem = word.Length - suffix.Length;
            if (Measure(word, stem) <= 1) return word;
            if (suffix == "ion" && (stem == 0 || word[stem - 1] is not ('s' or 't'))) return word;
            return word[..stem];
        }

        return word;
    }

    // Step 5.
    private static string Tidy(string word)
    {
        if (word.EndsWith('e'))
        {
            var stem = word.Length - 1;
            var measure = Measure(word, stem);
            if (measure > 1 || (measure == 1 && !EndsInCvc(word, stem))) word = word[..stem];
        }

        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word, word.Length) > 1 ? word[..^1] : word;
    }

    private static bool IsConsonant(string word, int at) => word[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => at == 0 || !IsConsonant(word, at - 1),
        _ => true,
    };

    /// <summary>m: how often a vowel run is followed by a consonant run in the first <paramref name="end"/> letters.
    /// </summary>
    private static int Measure(string word, int end)
    {
        var count = 0;
        var afterVowel = false;
        var consonant = false;
        for (var i = 0; i < end; i++)
        {
            // "y" depends on the letter before it; carrying that along keeps this linear.
            consonant = word[i] switch
            {
                'a' or 'e' or 'i' or 'o' or 'u' => false,
                'y' => i == 0 || !consonant,
                _ => true,
            };
            if (consonant && afterVowel) count++;
            afterVowel = !consonant;
        }

        return count;
    }

    private static bool HasVowel(string word, int end)
    {
        var consonant = false;
        for (var i = 0; i < end; i++)
        {
            consonant = word[i] switch
            {
                'a' or 'e' or 'i' or 'o' or 'u' => false,
                'y' => i == 0 || !consonant,
                _ => true,
            };
            if (!consonant) return true;
        }

        return false;
    }

    private static bool EndsInDouble(string word) =>
        word.Length >= 2 && word[^1] == word[^2] && IsConsonant(word, word.Length - 1);

    private static bool EndsInCvc(string word, int end) =>
        end >= 3 && IsConsonant(word, end - 1) && !IsConsonant(word, end - 2) && IsConsonant(word, end - 3)
        && word[end - 1] is not ('w' or 'x' or 'y');
}
