using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Permagent.Brain.Facts;

namespace Permagent.Brain.Recall;

/// <summary>The answer to a question as JSON, with the reasons for each hit (brain.md 6.3).</summary>
public static class RecallExplain
{
    /// <summary>One object. Equal answers give equal bytes but for <c>took_ms</c>.</summary>
    public static string ToJson(RecallResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteString("status", StatusName(result.Status));
            json.WriteNumber("generation", result.Generation);
            json.WriteNumber("took_ms", Math.Round(result.Took.TotalMilliseconds, 1));
            WriteQuery(json, result);
            json.WriteNumber("withheld", result.Withheld);
            json.WriteString("parameters", result.ParametersHash);
            json.WriteStartArray("hits");
            foreach (var hit in result.Hits) WriteHit(json, hit);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Name of a status in JSON and on screens.</summary>
    public static string StatusName(RecallStatus status) => status switch
    {
        RecallStatus.Found => "found",
        RecallStatus.Weak => "weak",
        RecallStatus.NothingRetrieved => "nothing_retrieved",
        RecallStatus.TermsUnknown => "terms_unknown",
        RecallStatus.Withheld => "withheld",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };

    private static void WriteQuery(Utf8JsonWriter json, RecallResult result)
    {
        json.WriteStartObject("query");
        json.WriteStartArray("stems");
        foreach (var stem in result.Stems) json.WriteStringValue(stem);
        json.WriteEndArray();
        json.WriteStartArray("persons");
        foreach (EntityRef person in result.Persons) json.WriteStringValue(person.Name);
        json.WriteEndArray();
        json.WriteStartArray("dates");
        if (result.Dates is { } dates)
        {
            json.WriteStringValue(dates.From.ToString());
            json.WriteStringValue(dates.To.ToString());
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteHit(Utf8JsonWriter json, RecallHit hit)
    {
        json.WriteStartObject();
        json.WriteString("id", hit.Episode.Id.ToString());
        json.WriteNumber("rank", hit.Rank);
        json.WriteNumber("score", hit.Score);
        json.WriteString("source", hit.Episode.Source.Path);
        json.WriteString("title", hit.Episode.Title);
        json.WriteString("session", hit.Episode.Session.ToString());
        json.WriteNumber("ord", hit.Episode.Ord);
        json.WriteNumber("line", hit.Episode.Line);
        json.WriteString("speaker", hit.Episode.Speaker);
        json.WriteString("at", hit.Episode.AtFrom.ToString());
        WriteReasons(json, hit.Why);
        json.WriteStartObject("excerpt");
        json.WriteString("text", hit.Excerpt.Text);
        json.WriteNumber("from", hit.Excerpt.From);
        json.WriteNumber("to", hit.Excerpt.To);
        json.WriteNumber("full", hit.Excerpt.Full);
        json.WriteEndObject();
        json.WriteStartArray("facts");
        foreach (var fact in hit.Facts) json.WriteStringValue(fact.ToString());
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteReasons(Utf8JsonWriter json, HitReasons why)
    {
        json.WriteStartObject("why");
        json.WriteStartObject("lexical");
        json.WriteNumber("U", why.Own);
        json.WriteNumber("prev", why.Previous);
        json.WriteNumber("next", why.Next);
        json.WriteNumber("window", why.Window);
        json.WriteNumber("session", why.Session);
        json.WriteNumber("speaker", why.Speaker);
        json.WriteStartObject("terms");
        foreach (var (stem, score) in why.Terms) json.WriteNumber(stem, score);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("priors");
        foreach (var (name, factor) in why.Priors) json.WriteNumber(name, factor);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
