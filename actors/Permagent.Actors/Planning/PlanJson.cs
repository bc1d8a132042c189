using System.Text.Json.Serialization;
using Permagent.Protocol.Planning;

namespace Permagent.Actors.Planning;

/// <summary>Writes plans the same way each time; the digest that a person agrees to is taken over these
/// bytes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Plan))]
internal sealed partial class PlanJson : JsonSerializerContext;
