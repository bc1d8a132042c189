using System.Text.Json.Serialization;

namespace Permagent.Verify.Statements;

/// <summary>How many actions were taken in each tier.</summary>
public sealed record ReceiptTiers(
    [property: JsonPropertyName("t0")] int T0,
    [property: JsonPropertyName("t1")] int T1,
    [property: JsonPropertyName("t2")] int T2,
    [property: JsonPropertyName("t3")] int T3,
    [property: JsonPropertyName("t4")] int T4);
