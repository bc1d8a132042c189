using System.Text.Json.Serialization;

namespace Permagent.Verify.Entries;

/// <summary>What an action cost. Money in millionths of a US dollar; null = unknown, which is never zero.</summary>
public sealed record EntryCost(
    string? Provider = null,
    string? Model = null,
    long? In = null,
    long? Out = null,
    long? Cached = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? UsdMicro = null,
    Digest? Prices = null,
    bool? Local = null,
    long? Ms = null);
