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
    public static EntryJson Wire { get; } = new(new JsonSerializerOptions(new EntryJson().GeneratedSerializerOptions!)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
