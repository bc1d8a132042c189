namespace Permagent.Actors.Tools;

/// <summary>What a tool answers.</summary>
/// <param name="Ok">True when it did what was asked.</param>
/// <param name="Reason">Reason code when not ok; empty otherwise.</param>
/// <param name="Text">The answer, or what went wrong and what to do; may be long, the gateway keeps 4 KiB.</param>
/// <param name="Artifacts">Files it left, with their digests.</param>
public sealed record ToolResult(bool Ok, string Reason, string Text, ImmutableArray<ActionTarget> Artifacts)
{
    /// <summary>Files whose content went into the answer, in the order of reading. Default: none.</summary>
    public ImmutableArray<ToolSource> Sources { get; init; } = [];

    /// <summary>A result that is only text.</summary>
    public static ToolResult Of(string text) => new(true, "", text, []);

    /// <summary>A failure that changed nothing.</summary>
    public static ToolResult Failed(string reason, string text) => new(false, reason, text, []);
}
