namespace Permagent.Verify.Statements;

/// <summary>Why a criterion was not checked: one of <see cref="Reasons"/>, and a note of at most 200
/// characters.</summary>
public sealed record ReceiptNotChecked(string Reason, string? Note = null)
{
    /// <summary>Most characters of a note.</summary>
    public const int NoteCharsMax = 200;

    /// <summary>The reasons that count.</summary>
    public static ImmutableArray<string> Reasons { get; } =
        ["subjective", "no_tool", "external", "too_costly", "blocked", "user_waived"];
}
