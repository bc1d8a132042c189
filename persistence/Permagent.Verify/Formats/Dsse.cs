using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Permagent.Verify.Formats;

/// <summary>Dead Simple Signing Envelope 1.0.2: what is signed, how it is written, how it is read.</summary>
public static class Dsse
{
    /// <summary>Payload type of an in-toto statement.</summary>
    public const string InTotoPayload = "application/vnd.in-toto+json";

    /// <summary>Most bytes of one envelope that is read: room for a receipt with thousands of files.</summary>
    public const int EnvelopeBytesMax = 4 * 1024 * 1024;

    /// <summary>Most signatures of one envelope. The most that we write are 3.</summary>
    public const int SignaturesMax = 16;

    /// <summary>The exact bytes that are signed (pre-authentication encoding).</summary>
    public static byte[] Pae(string payloadType, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(payloadType);
        var typeLength = Encoding.UTF8.GetByteCount(payloadType);
        var head = string.Create(
            CultureInfo.InvariantCulture, $"DSSEv1 {typeLength} {payloadType} {payload.Length} ");
        return [.. Encoding.UTF8.GetBytes(head), .. payload];
    }

    /// <summary>Signs a payload with one or more keys.</summary>
    public static DsseEnvelope Sign(string payloadType, ReadOnlyMemory<byte> payload, params ISigner[] signers)
    {
        ArgumentNullException.ThrowIfNull(signers);
        var signed = Pae(payloadType, payload.Span);
        var signatures = signers.Select(key => new DsseSignature(key.KeyId.ToString(), key.Sign(signed)));
        return new DsseEnvelope(payloadType, payload, [.. signatures]);
    }

    /// <summary>The envelope as one line of JSON, without a line feed.</summary>
    public static byte[] Write(DsseEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        using var bytes = new MemoryStream();

        // Relaxed escaping leaves "+" of base64 as it is, so that the text can be searched.
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("payload", Base64.Encode(envelope.Payload.Span));
            json.WriteString("payloadType", envelope.PayloadType);
            json.WriteStartArray("signatures");
            foreach (var signature in envelope.Signatures)
            {
                json.WriteStartObject();
                if (signature.KeyIdHint is { } hint) json.WriteString("keyid", hint);
                json.WriteString("sig", Base64.Encode(signature.Bytes.Span));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>Reads one envelope. Fields that we do not know are ignored, as the format demands.</summary>
    /// <exception cref="FormatException">Not an envelope, or not in canonical base64.</exception>
    public static DsseEnvelope Read(ReadOnlyMemory<byte> json)
    {
        var root = StrictJson.Parse(json, EnvelopeBytesMax);
        var payload = Decoded(Field(root, "payload"), "payload");
        var type = Field(root, "payloadType");
        if (!root.TryGetProperty("signatures", out var list) || list.ValueKind != JsonValueKind.Array
            || list.GetArrayLength() is 0 or > SignaturesMax)
        {
            throw new FormatException($"An envelope has 1 to {SignaturesMax} signatures.");
        }

        return new DsseEnvelope(type, payload, [.. list.EnumerateArray().Select(ReadSignature)]);
    }

    private static DsseSignature ReadSignature(JsonElement signature)
    {
        var bytes = Decoded(Field(signature, "sig"), "sig");
        var hint = signature.TryGetProperty("keyid", out _) ? Field(signature, "keyid") : null;
        return new DsseSignature(hint, bytes);
    }

    private static string Field(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"An envelope lacks the text {name}.");

    private static byte[] Decoded(string text, string name) =>
        Base64.TryDecodeEither(text, out var bytes)
            ? bytes
            : throw new FormatException($"{name} is not canonical base64.");
}
