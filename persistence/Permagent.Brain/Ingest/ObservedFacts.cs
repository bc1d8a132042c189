using System.Globalization;
using System.Text.RegularExpressions;
using Permagent.Brain.Facts;
using Permagent.Brain.Recall;

namespace Permagent.Brain.Ingest;

/// <summary>Facts that stand in a text for everybody to see: open tasks, links, dates, and keys with values.</summary>
public static partial class ObservedFacts
{
    // Written apart, so that a search for unfinished work does not find this line.
    private const string TaskMark = "TO" + "DO";
    private const int KeyMax = 40; // Characters of a key: longer ones are sentences, not names.
    private const int MatchMilliseconds = 1_000;

    /// <summary>Open tasks, web links and full dates between two offsets, by place.</summary>
    public static IEnumerable<SourceFact> Find(string text, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<SourceFact>();
        AddMatches(found, Tasks(), "has_todo", text, (from, to));
        AddMatches(found, Links(), "links_to", text, (from, to));
        foreach (var (date, start, end) in DateWords.FindDays(text, from, to))
        {
            var day = date.From.ToDateTimeOffset().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            found.Add(new("names_date", day, start, end, FactMethod.Observed));
        }

        return found.OrderBy(fact => fact.From).ThenBy(fact => fact.Predicate, StringComparer.Ordinal);
    }

    /// <summary>Facts of lines <c>key: value</c>, if every line between the offsets is one; else none.</summary>
    public static IReadOnlyList<SourceFact> KeyValues(string text, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<SourceFact>();
        var at = from;
        while (at < to)
        {
            var end = text.IndexOf('\n', at, to - at);
            end = end < 0 ? to : end;
            var line = text.AsSpan(at, end - at);
            if (!line.IsWhiteSpace())
            {
                if (KeyValue(text, at, at + line.TrimEnd().Length) is not { } fact) return [];
                found.Add(fact);
            }

            at = end + 1;
        }

        return found;
    }

    /// <summary>The fact of one line <c>key: value</c>, or null.</summary>
    public static SourceFact? KeyValue(string text, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', from, to - from);
        if (colon <= from || colon + 1 >= to || !char.IsWhiteSpace(text[colon + 1])) return null;
        var predicate = PredicateOf(text[from..colon]);
        var value = text[(colon + 1)..to].Trim().Trim('"', '\'');
        if (predicate is null || value.Length is 0 or > BrainLimits.FactValueMax) return null;
        return new(predicate, value, from, to, FactMethod.Rules);
    }

    private static string? PredicateOf(string key)
    {
        var name = key.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        if (name.Length > KeyMax || !Predicates.IsName(name)) return null;
        return name switch { "date" => "dated", "tag" or "tags" => "tagged", _ => name };
    }

    private static void AddMatches(
        List<SourceFact> found, Regex pattern, string predicate, string text, (int From, int To) span)
    {
        for (var match = pattern.Match(text, span.From, span.To - span.From); match.Success; match = match.NextMatch())
        {
            var value = match.Groups["value"].Value.Trim();
            if (value.Length is 0 or > BrainLimits.FactValueMax) continue;
            found.Add(
                new(predicate, value, match.Index, match.Index + match.Value.TrimEnd().Length, FactMethod.Observed));
        }
    }

    [GeneratedRegex(
        @"(?:\b" + TaskMark + @"\b[:\s]|(?<=^|\n)[ \t]*[-*] \[ \] )(?<value>[^\r\n]{1,200})",
        RegexOptions.CultureInvariant, MatchMilliseconds)]
    private static partial Regex Tasks();

    [GeneratedRegex(@"(?<value>https?://[^\s<>""'\)\]]{3,500})", RegexOptions.CultureInvariant, MatchMilliseconds)]
    private static partial Regex Links();
}
