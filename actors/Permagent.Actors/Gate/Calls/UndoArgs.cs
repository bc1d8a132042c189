using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Permagent.Protocol.Gate;

namespace Permagent.Actors.Gate.Calls;

/// <summary>The arguments of the tool <c>undo</c>: <c>{"id":"u41"}</c>.</summary>
internal static class UndoArgs
{
    /// <summary>Id of the tool.</summary>
    public const string Tool = "undo";

    private const string Field = "id";

    /// <summary>The arguments that take back an effect.</summary>
    public static JsonElement Write(UndoId undo) =>
        JsonSerializer.SerializeToElement(new JsonObject { [Field] = undo.ToString() });

    /// <summary>What a call takes back; null when it is another tool's.</summary>
    public static UndoId? Read(CallRecord call) =>
        call.Tool == Tool && call.Args.TryGetProperty(Field, out var value) ? Parse(value.GetString()) : null;

    /// <summary>Reads <c>u41</c>; null for everything else.</summary>
    public static UndoId? Parse(string? text) =>
        text is ['u', ..]
        && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            ? new UndoId(seq)
            : null;
}
