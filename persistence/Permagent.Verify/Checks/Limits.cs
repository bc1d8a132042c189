namespace Permagent.Verify.Checks;

/// <summary>What no verification of ours proves: said at the end of each.</summary>
internal static class Limits
{
    public static ImmutableArray<string> Always { get; } =
    [
        "The node speaks about itself: whoever holds machine and key can rewrite what no other owner witnessed.",
        "A signature proves origin, not truth. What a model said is an assertion.",
        "No entry proves nothing about acts outside the node's tools.",
        "Malware running as the same user can read file keys and drive the screen.",
        "Times are the node's own until a witness stamps them.",
        "Erasure ends what this node holds; copies sent, seen or in older backups remain.",
    ];

    public const string Unwitnessed = "No other owner has witnessed this log: another history may exist.";

    public const string Unpinned =
        "A key found inside the export proves nothing by itself: name the node's key, as you know it from elsewhere.";

    public const string Trial = "This is a trial home: it answered its own asks.";
}
