using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Permagent.Node.Api;
using Permagent.Node.Cli;
using Permagent.Node.FirstRun;
using Permagent.Node.Rendering;
using Permagent.Node.Trial;

namespace Permagent.Node.Tests.Cli;

/// <summary>The <c>data</c> of each verb's JSON as a schema, made from the type that the verb gives.</summary>
internal static class JsonSchemas
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private static readonly JsonSchemaExporterOptions Export = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) => context.TypeInfo.Type == typeof(DateTimeOffset)
            ? new JsonObject { ["type"] = "string", ["format"] = "date-time" } : schema,
    };

    private static readonly JsonSerializerOptions Written =
        new(Envelope.Written) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <summary>Every schema name with the types of its data.</summary>
    public static IReadOnlyDictionary<string, Type[]> Types { get; } =
        new SortedDictionary<string, Type[]>(StringComparer.Ordinal)
        {
            ["answer"] = [typeof(AnswerView)],
            ["ask"] = [typeof(AskView)],
            ["ask-card"] = [typeof(AskCardView)],
            ["doctor"] = [typeof(IReadOnlyList<DoctorLine>)],
            ["down"] = [new { stopped = true }.GetType()],
            ["export"] = [typeof(ExportView)],
            ["goal"] = [typeof(GoalView)],
            ["goals"] = [typeof(IReadOnlyList<GoalView>)],
            ["history"] = [typeof(HistoryView)],
            ["inbox"] = [typeof(IReadOnlyList<AskCardView>)],
            ["init"] = [typeof(FirstRunOutcome), new { home = "", head = "", folder = "", dry_run = true }.GetType()],
            ["ledger"] = [typeof(LedgerView)],
            ["ledger-check"] = [typeof(LedgerCheckView)],
            ["log"] = [typeof(IReadOnlyList<FeedRowView>)],
            ["memory"] = [typeof(MemoryView)],
            ["memory-changed"] = [typeof(MemoryChanged)],
            ["recall"] = [typeof(RecallView)],
            ["receipt"] = [typeof(ReceiptView)],
            ["receipts"] = [typeof(IReadOnlyList<ReceiptView>)],
            ["status"] = [typeof(NodeStatus)],
            ["stop"] = [new { already = true, processes_killed = 0, took_ms = 0.0 }.GetType()],
            ["try"] = [typeof(TryOutcome)],
            ["undo"] = [typeof(UndoView)],
            ["undos"] = [typeof(IReadOnlyList<UndoRowView>)],
            ["up"] = [typeof(NodeStatus)],
            ["verify"] = [typeof(VerifyView)],
            ["version"] = [new { version = "", build = "", runtime = "", system = "", architecture = "" }.GetType()],
        };

    /// <summary>The schema of one name, as its file has it.</summary>
    public static string Of(string name)
    {
        var forms = Types[name].Select(type => Written.GetJsonSchemaAsNode(type, Export)).ToArray();
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"permagent.{name}/1",
            ["description"] = $"The field \"data\" of an answer whose \"schema\" is permagent.{name}/1.",
        };
        if (forms.Length > 1) schema["anyOf"] = new JsonArray(forms);
        else foreach (var (key, value) in forms[0].AsObject().ToArray()) schema[key] = value?.DeepClone();
        return schema.ToJsonString(Indented) + "\n";
    }

    /// <summary>What does not fit, or null.</summary>
    public static string? Misfit(JsonNode? schema, JsonNode? value, string at)
    {
        if (schema is not JsonObject rules) return null; // True: anything.
        if (rules["anyOf"] is JsonArray forms)
            return forms.Any(form => Misfit(form, value, at) is null) ? null : $"{at} fits none of its forms";
        if (value is JsonArray rows && rules["items"] is { } items)
            return rows.Select((row, i) => Misfit(items, row, $"{at}[{i}]")).FirstOrDefault(bad => bad is not null);
        if (value is not JsonObject fields || rules["properties"] is not JsonObject known) return null;
        return fields.Select(field => known.ContainsKey(field.Key)
                ? Misfit(known[field.Key], field.Value, $"{at}.{field.Key}") : $"{at}.{field.Key} is not in the schema")
            .FirstOrDefault(bad => bad is not null);
    }
}
