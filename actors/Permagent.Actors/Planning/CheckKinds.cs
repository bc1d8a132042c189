using System.Text.Json;
using Permagent.Protocol.Planning;

namespace Permagent.Actors.Planning;

/// <summary>Check kinds that run in our own code, with the names their parameters have. Others are refused until a
/// sandbox exists (trust.md section 5).</summary>
internal static class CheckKinds
{
    public const string File = "file";
    public const string Text = "text";
    public const string Citations = "citations";
    public const string DiffScope = "diff-scope";
    public const string GrepAbsent = "grep-absent";

    private static readonly ImmutableSortedDictionary<string, ImmutableArray<Field>> Fields =
        new Dictionary<string, ImmutableArray<Field>>(StringComparer.Ordinal)
        {
            [File] = [new("path", Path, true), new("sha256", Words, false), new("min_bytes", Count, false),
                new("max_bytes", Count, false)],
            [Text] = [new("path", Path, true), new("value", Words, false), new("must", Texts, false),
                new("must_not", Texts, false), new("headings", Texts, false), new("min_words", Count, false),
                new("max_words", Count, false), new("links", Flag, false)],
            [Citations] = [new("path", Path, true), new("min", Count, false)],
            [DiffScope] = [new("allowed", Texts, false), new("denied", Texts, false), new("min_files", Count, false),
                new("max_files", Count, false)],
            [GrepAbsent] = [new("pattern", Words, true), new("planted", Words, true), new("paths", Texts, false)],
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private const string Path = "path";
    private const string Count = "count";
    private const string Texts = "list of texts";
    private const string Words = "text";
    private const string Flag = "flag";

    /// <summary>What is wrong with a check's kind or parameters, or null.</summary>
    public static (string Reason, string Words)? FaultOf(PlanCheck check, PlanningOptions options)
    {
        if (!Fields.TryGetValue(check.Kind, out var fields))
        {
            return ("kind-refused", $"checks of kind \"{check.Kind}\" cannot run here: they need a sandbox, which this "
                + $"version has not. Kinds that can: {string.Join(", ", Fields.Keys)}");
        }

        if (System.Text.Encoding.UTF8.GetByteCount(check.Spec) > options.SpecBytesMax)
            return ("too-long", $"the parameters of a {check.Kind} check are longer than {options.SpecBytesMax} bytes");
        return FaultOf(check.Kind, Parse(check.Spec), fields, options);
    }

    /// <summary>The parameters of a check that has no fault.</summary>
    public static JsonElement SpecOf(PlanCheck check) => Parse(check.Spec);

    /// <summary>A list of texts in the parameters; empty when it is not there.</summary>
    public static ImmutableArray<string> TextsOf(JsonElement spec, string name) =>
        spec.TryGetProperty(name, out var found) ? [.. found.EnumerateArray().Select(item => item.GetString()!)] : [];

    /// <summary>A text in the parameters; empty when it is not there.</summary>
    public static string TextOf(JsonElement spec, string name) =>
        spec.TryGetProperty(name, out var found) ? found.GetString()! : "";

    private static (string Reason, string Words)? FaultOf(
        string kind, JsonElement spec, ImmutableArray<Field> fields, PlanningOptions options)
    {
        if (spec.ValueKind != JsonValueKind.Object)
            return ("bad-spec", $"the parameters of a {kind} check are not a JSON object");
        foreach (var given in spec.EnumerateObject())
        {
            if (fields.All(field => !string.Equals(field.Name, given.Name, StringComparison.Ordinal)))
                return ("unknown-field", $"a {kind} check has no parameter \"{given.Name}\"");
        }

        foreach (var field in fields)
        {
            if (!spec.TryGetProperty(field.Name, out var value))
            {
                if (field.Needed) return ("missing-field", $"a {kind} check needs \"{field.Name}\"");
            }
            else if (!Fits(field.Type, value, options))
            {
                return ("bad-field", $"\"{field.Name}\" of a {kind} check is not a usable {field.Type}");
            }
        }

        return null;
    }

    private static bool Fits(string type, JsonElement value, PlanningOptions options) => type switch
    {
        Path => value.ValueKind == JsonValueKind.String
            && RelativePaths.IsInside(value.GetString()!, options.PathCharsMax)
            && !RelativePaths.HasStar(value.GetString()!),
        Count => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) && count >= 0,
        Texts => value.ValueKind == JsonValueKind.Array
            && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String),
        Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind == JsonValueKind.String,
    };

    private static JsonElement Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default; // No object: the caller says so.
        }
    }

    private sealed record Field(string Name, string Type, bool Needed);
}
