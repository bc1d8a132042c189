using System.Text.Json;

namespace Permagent.Ledger;

/// <summary>Makes the <c>data</c> object of an entry.</summary>
internal static class Data
{
    public static JsonElement Of(Action<Utf8JsonWriter> fields)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return StrictJson.Parse(bytes.ToArray(), Entry.BytesMax);
    }
}
