using System.Text.Json;
using System.Text.Json.Serialization;

namespace Permagent.Actors.Gate.Calls;

/// <summary>How calls and results are kept in blobs. Readers allow fields that they do not know.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CallRecord))]
[JsonSerializable(typeof(ResultRecord))]
[JsonSerializable(typeof(ImmutableArray<ReadNote>))]
internal sealed partial class CallJson : JsonSerializerContext
{
    /// <summary>The bytes of a call.</summary>
    public static byte[] Write(CallRecord call) => JsonSerializer.SerializeToUtf8Bytes(call, Default.CallRecord);

    /// <summary>The bytes of a result.</summary>
    public static byte[] Write(ResultRecord result) =>
        JsonSerializer.SerializeToUtf8Bytes(result, Default.ResultRecord);

    /// <summary>The bytes of a list of reads.</summary>
    public static byte[] Write(ImmutableArray<ReadNote> reads) =>
        JsonSerializer.SerializeToUtf8Bytes(reads, Default.ImmutableArrayReadNote);

    /// <summary>Reads a call; null when the bytes are none of ours.</summary>
    public static CallRecord? ReadCall(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes.Span, Default.CallRecord);
        }
        catch (JsonException)
        {
            // Written by another version: it cannot be repeated, and nobody guesses.
            return null;
        }
    }

    /// <summary>Reads a list of reads; empty when the bytes are none of ours.</summary>
    public static ImmutableArray<ReadNote> ReadNotes(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes.Span, Default.ImmutableArrayReadNote) is { IsDefault: false } notes
                ? notes
                : [];
        }
        catch (JsonException)
        {
            // Written by another version: its count stands in the entry.
            return [];
        }
    }

    /// <summary>Reads a result; null when the bytes are none of ours.</summary>
    public static ResultRecord? ReadResult(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes.Span, Default.ResultRecord);
        }
        catch (JsonException)
        {
            // Written by another version: the status in the entry stands, only its words are lost.
            return null;
        }
    }
}
