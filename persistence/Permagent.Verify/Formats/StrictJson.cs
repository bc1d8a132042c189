using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Permagent.Verify.Formats;

/// <summary>Reads JSON that was written by our rules: UTF-8 without BOM, no name twice, whole numbers below
/// 2^53.</summary>
public static class StrictJson
{
    /// <summary>Deepest nesting that is read. The deepest that we write is 8.</summary>
    public const int DepthMax = 32;

    private const long NumberMax = 1L << 53; // No unit: from 2^53 on a double, which others read, is not exact.

    /// <summary>Reads one JSON value.</summary>
    /// <exception cref="FormatException">Too long, not JSON, or against one of the rules.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> utf8, int bytesMax)
    {
        if (utf8.Length > bytesMax) throw new FormatException($"{utf8.Length} bytes of JSON; at most {bytesMax}.");
        if (!Utf8.IsValid(utf8.Span)) throw new FormatException("The JSON text is not UTF-8.");
        try
        {
            var rules = new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = DepthMax };
            using var document = JsonDocument.Parse(utf8, rules);
            Check(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new FormatException($"Not JSON by our rules: {failure.Message}", failure);
        }
    }

    /// <summary>Checks a value made in memory by the same rules.</summary>
    /// <exception cref="FormatException">A number is not whole or not below 2^53, or a text holds half a
    /// character.</exception>
    public static void Check(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    _ = property.Name;
                    Check(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) Check(item);
                break;
            case JsonValueKind.Number:
                if (!value.TryGetInt64(out var number) || number is >= NumberMax or <= -NumberMax)
                {
                    throw new FormatException("A number is not whole or not below 2^53.");
                }

                break;
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            default:
                break;
        }
    }

    internal static T Read<T>(ReadOnlyMemory<byte> utf8, int bytesMax, JsonTypeInfo<T> type)
    {
        var value = Parse(utf8, bytesMax);
        try
        {
            return value.Deserialize(type) ?? throw new FormatException("The JSON value is null.");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"{typeof(T).Name} cannot be read: {failure.Message}", failure);
        }
    }
}
