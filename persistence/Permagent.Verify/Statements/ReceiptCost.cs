using System.Text.Json.Serialization;

namespace Permagent.Verify.Statements;

/// <summary>What the task cost. Money in millionths of a US dollar; null = unknown, which is never zero.</summary>
public sealed record ReceiptCost(
    long LocalMs,
    long TokensIn,
    long TokensOut,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? UsdMicro,
    long? BudgetBefore,
    long? BudgetAfter,
    ImmutableArray<ReceiptEscalation> Escalations);
