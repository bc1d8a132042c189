using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Permagent.Verify.Statements;

/// <summary>How statements are written: names in snake case, declaration order, absent fields left out, nothing unknown
/// read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Statement<TaskReceipt>))]
[JsonSerializable(typeof(Statement<ActionApproval>))]
[JsonSerializable(typeof(Statement<KeyEvent>))]
internal sealed partial class StatementJson : JsonSerializerContext
{
    public static StatementJson Wire { get; } = new(Relaxed(new StatementJson().GeneratedSerializerOptions!));

    private static JsonSerializerOptions Relaxed(JsonSerializerOptions options) => new(options)
    {
        // Leaves "+" of base64 as it is, so that the text can be searched.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
