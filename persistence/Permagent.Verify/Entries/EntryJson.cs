using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Permagent.Verify.Entries;

/// <summary>How entries are written: names in snake case, declaration order, absent fields left out, nothing unknown
/// read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Entry))]
[JsonSerializable(typeof(EntryDraft))]
internal sealed partial class EntryJson : JsonSerializerContext
{
    // Made at first use: the generated half has no fixed order of initialisation with this one.
    public static EntryJson Wire => field ??= new(Relaxed(Default.GeneratedSerializerOptions!));

    private static JsonSerializerOptions Relaxed(JsonSerializerOptions options) => new(options)
    {
        // Leaves "+" of base64 as it is, so that the text can be searched.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
