using System.Text.Json;
using System.Text.Json.Serialization;
using Permagent.Protocol.Ledgers;

namespace Permagent.Actors.Ledgers;

/// <summary>How a goal's ledger draft stands in its outbox row. The same draft always gives the same bytes: their hash
/// tells a repeated delivery from a changed row.</summary>
public static class LedgerDraftCodec
{
    /// <summary>Target name of the outbox rows.</summary>
    public const string Target = "ledger";

    /// <summary>The bytes of a draft.</summary>
    public static byte[] Write(LedgerDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return JsonSerializer.SerializeToUtf8Bytes(draft, LedgerJson.Default.LedgerDraft);
    }

    /// <summary>Reads a draft.</summary>
    /// <exception cref="FormatException">Not a draft; the row was written by a newer version, or is
    /// damaged.</exception>
    public static LedgerDraft Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes.Span, LedgerJson.Default.LedgerDraft)
                ?? throw new FormatException("An outbox row for the ledger is empty.");
        }
        catch (JsonException failure)
        {
            throw new FormatException($"An outbox row for the ledger cannot be read: {failure.Message}", failure);
        }
    }
}

/// <summary>The wire form of drafts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LedgerDraft))]
internal sealed partial class LedgerJson : JsonSerializerContext;
