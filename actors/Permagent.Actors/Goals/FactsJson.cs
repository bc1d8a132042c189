using System.Text;
using System.Text.Json;

namespace Permagent.Actors.Goals;

/// <summary>Writes small JSON objects in a fixed order.</summary>
internal static class FactsJson
{
    public static string Write(Action<Utf8JsonWriter> fields)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
