namespace Permagent.Brain.Terms;

/// <summary>The form of the published measurements: lower case, <c>[a-z0-9]+(?:'[a-z]+)?</c>.</summary>
internal sealed class EvaluationAnalyzer : TextAnalyzer
{
    /// <inheritdoc/>
    protected override void Words(string text, List<Term> into)
    {
        var lower = text.ToLowerInvariant();
        var at = 0;
        while (at < lower.Length)
        {
            if (!IsPlain(lower[at]))
            {
                at++;
                continue;
            }

            var from = at;
            while (at < lower.Length && IsPlain(lower[at])) at++;
            if (at + 1 < lower.Length && lower[at] == '\'' && char.IsAsciiLetterLower(lower[at + 1]))
            {
                at++;
                while (at < lower.Length && char.IsAsciiLetterLower(lower[at])) at++;
            }

            into.Add(new(lower[from..at], from, at));
        }
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);
}
