using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Permagent.Verify.Statements;

/// <summary>How statements are written: names in snake case, declaration order, nothing left out, nothing unknown
/// read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Statement<TaskReceipt>))]
[JsonSerializable(typeof(Statement<ActionApproval>))]
[JsonSerializable(typeof(Statement<KeyEvent>))]
internal sealed partial class StatementJson : JsonSerializerContext
{
    // Made at first use: the generated half has no fixed order of initialisation with this one.
    public static StatementJson Wire => field ??= new(Relaxed(Default.GeneratedSerializerOptions!));

    private static JsonSerializerOptions Relaxed(JsonSerializerOptions options) => new(options)
    {
        // Leaves "+" of base64 as it is, so that the text can be searched.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
