using System.Text.Json;

namespace Permagent.Actors.Tools;

/// <summary>What a tool is: the row that the gateway, the planner and the receipts read.</summary>
public sealed record ToolSpec
{
    /// <summary>Dotted id, for instance <c>fs.write</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Rises with each change of meaning. Default: 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>One line that says what it is for.</summary>
    public required string Purpose { get; init; }

    /// <summary>JSON schema of its arguments.</summary>
    public required JsonElement Schema { get; init; }

    /// <summary>Action class of the tier table when the call's own plan names no other.</summary>
    public required string ActionClass { get; init; }

    /// <summary>What may follow when nobody knows whether it happened (orchestration.md section 10).</summary>
    public required EffectClass EffectClass { get; init; }

    /// <summary>Hex SHA-256 over name, description and schema bytes: a change blocks the tool until trusted
    /// anew.</summary>
    public required string DefinitionHash { get; init; }
}

/// <summary>What is done after a crash between intent and result.</summary>
public enum EffectClass
{
    /// <summary>Reads only; nothing to repeat.</summary>
    None,

    /// <summary>Self-checking: compare, redo if absent.</summary>
    A,

    /// <summary>The far side takes the key: send again with the same key.</summary>
    B,

    /// <summary>Can be probed: record if there, redo if not.</summary>
    C,

    /// <summary>Blind: at most once; stays unknown, the person is asked.</summary>
    D,
}
