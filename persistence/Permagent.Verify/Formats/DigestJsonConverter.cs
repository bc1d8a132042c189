using System.Text.Json;
using System.Text.Json.Serialization;

namespace Permagent.Verify.Formats;

/// <summary>A digest in JSON is a string of 64 lower-case hex digits.</summary>
public sealed class DigestJsonConverter : JsonConverter<Digest>
{
    /// <inheritdoc />
    public override Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Digest.TryParse(reader.GetString(), out var value)
            ? value
            : throw new JsonException("A digest is 64 lower-case hex digits.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Digest value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
