namespace Permagent.Protocol;

/// <summary>Names one goal for ever. Made by the node from its injected source of chance.</summary>
/// <param name="Value">128 random bits.</param>
public readonly record struct GoalId(Guid Value)
{
    private const string Prefix = "goal-";

    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <returns>False, and an empty id, when the text is not a goal id.</returns>
    public static bool TryParse(string? text, out GoalId id)
    {
        id = default;
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        if (!Guid.TryParseExact(text.AsSpan(Prefix.Length), "N", out var value)) return false;
        id = new(value);
        return true;
    }

    /// <summary>The id as it stands in events, entries and paths: <c>goal-</c> and 32 hex digits.</summary>
    public override string ToString() => $"{Prefix}{Value:N}";
}
