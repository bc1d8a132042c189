#nullable disable
using System.Text.RegularExpressions;

namespace Permagent.Testing;

/// <summary>What a text must be like: equal, begin, contain, or match. Nothing given fits everything.</summary>
internal sealed record EventText(string Message, string Start, string Contains, Regex Pattern)
{
    internal static EventText Any { get; } = new(null, null, null, null);

    internal bool IsAny => this == Any;

    internal static EventText Of(string message, string start, string contains) => new(message, start, contains, null);

    internal static EventText Of(Regex pattern) => new(null, null, null, pattern);

    internal bool Fits(string text) =>
        (Message is null || string.Equals(Message, text, StringComparison.Ordinal))
        && (Start is null || (text?.StartsWith(Start, StringComparison.Ordinal) ?? false))
        && (Contains is null || (text?.Contains(Contains, StringComparison.Ordinal) ?? false))
        && (Pattern is null || (text is not null && Pattern.IsMatch(text)));

    public override string ToString() => this switch
    {
        { Message: { } message } => $" '{message}'",
        { Start: { } start } => $" that starts with '{start}'",
        { Contains: { } part } => $" that contains '{part}'",
        { Pattern: { } pattern } => $" that matches '{pattern}'",
        _ => "",
    };
}
