namespace Permagent.Brain.Terms;

/// <summary>The product's form: every script, folded; Chinese, Japanese and Korean as pairs of characters; identifiers
/// and paths whole and in parts.</summary>
internal sealed class ProductAnalyzer : TextAnalyzer
{
    /// <inheritdoc/>
    protected override void Words(string text, List<Term> into)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (IsPairScript(text[at]))
            {
                at = AddPairs(text, at, into);
            }
            else if (IsWord(text[at]))
            {
                var end = EndOfChunk(text, at);
                AddChunk(text, at, end, into);
                at = end;
            }
            else
            {
                at++;
            }
        }
    }

    private static int AddPairs(string text, int from, List<Term> into)
    {
        var end = from;
        while (end < text.Length && IsPairScript(text[end])) end++;
        if (end - from == 1) into.Add(new(text[from..end], from, end));
        for (var i = from; i + 1 < end; i++) into.Add(new(text.Substring(i, 2), i, i + 2));
        return end;
    }

    /// <summary>End of a run of words held together by <c>_ . / \ -</c>, as in identifiers and paths.</summary>
    private static int EndOfChunk(string text, int from)
    {
        var end = EndOfWord(text, from);
        while (end + 1 < text.Length && text[end] is '_' or '/' or '\\' or '.' && end + 1 < text.Length
            && IsWord(text[end + 1]) && !IsPairScript(text[end + 1])) end = EndOfWord(text, end + 1);
        return end;
    }

    private static int EndOfWord(string text, int from)
    {
        var end = from;
        while (end < text.Length && (IsWord(text[end]) || Folding.IsMark(text[end])) && !IsPairScript(text[end])) end++;

        // One apostrophe with letters after it belongs to the word: don't, Caroline's.
        if (end + 1 < text.Length && text[end] is '\'' or '\u2019' && end + 1 < text.Length
            && char.IsLetter(text[end + 1]))
        {
            end++;
            while (end < text.Length && char.IsLetter(text[end]) && !IsPairScript(text[end])) end++;
        }

        return end;
    }

    private static void AddChunk(string text, int from, int end, List<Term> into)
    {
        var parts = 0;
        var joined = false;
        var at = from;
        while (at < end)
        {
            var wordEnd = Math.Min(EndOfWord(text, at), end);
            parts += AddWord(text, at, wordEnd, into);
            at = wordEnd;
            while (at < end && !IsWord(text[at]))
            {
                joined |= text[at] is '_' or '/' or '\\';
                at++;
            }
        }

        if (joined && parts > 1) into.Add(new(Fold(text, from, end), from, end));
    }

    /// <summary>Adds a word, and its parts if it is written in camel case. Returns how many terms were added.</summary>
    private static int AddWord(string text, int from, int end, List<Term> into)
    {
        into.Add(new(Fold(text, from, end), from, end));
        var added = 1;
        var start = from;
        for (var i = from + 1; i <= end; i++)
        {
            var cut = i < end && char.IsUpper(text[i]) && char.IsLower(text[i - 1]);
            if (!cut && (i < end || start == from)) continue;
            into.Add(new(Fold(text, start, i), start, i));
            added++;
            start = i;
        }

        return added;
    }

    private static string Fold(string text, int from, int end)
    {
        var into = new List<char>(end - from);
        for (var i = from; i < end; i++)
        {
            if (text[i] == '\u2019') into.Add('\'');
            else Folding.Append(into, text[i]);
        }

        return new string([.. into]);
    }

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter);

    private static bool IsPairScript(char letter) =>
        letter is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF')
            or (>= '\uAC00' and <= '\uD7AF');
}
