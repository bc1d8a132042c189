using System.Text.Encodings.Web;
using System.Text.Json;
using Permagent.Node.Api;

namespace Permagent.Node.Rendering;

/// <summary>The JSON form of every answer: one object a command, one object a line for streams. Names in snake case,
/// times RFC 3339 UTC.</summary>
internal static class Envelope
{
    /// <summary>How data is written; the schemas in docs/schemas are made from it.</summary>
    internal static JsonSerializerOptions Written { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null, // Reasons and names of things are data, not property names.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Output is JSON for programs, never inside a page.
        Converters = { new UtcJsonConverter() },
    };

    /// <summary>A result.</summary>
    public static string Ok(string schema, object? data, IReadOnlyList<string> warnings, string next) =>
        JsonSerializer.Serialize(new Result($"permagent.{schema}/1", true, data ?? new { }, warnings, next), Written);

    /// <summary>A failure.</summary>
    public static string Fail(NodeException failure) =>
        JsonSerializer.Serialize(
            new Failure(false, new(failure.Code, failure.Message, failure.Fix, failure.Exit)), Written);

    /// <summary>One row of a stream.</summary>
    public static string Row(object row) => JsonSerializer.Serialize(row, Written);

    private sealed record Result(string Schema, bool Ok, object Data, IReadOnlyList<string> Warnings, string Next);

    private sealed record Failure(bool Ok, Cause Error);

    private sealed record Cause(string Code, string Message, string Fix, int Exit);
}
