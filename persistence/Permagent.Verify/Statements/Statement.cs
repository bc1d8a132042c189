using System.Text.Json.Serialization;

namespace Permagent.Verify.Statements;

/// <summary>An in-toto Statement v1: what it is about, and what it says of it.</summary>
public sealed record Statement<TPredicate>(
    [property: JsonPropertyName("_type")] string Type,
    ImmutableArray<StatementSubject> Subject,
    [property: JsonPropertyName("predicateType")] string PredicateType,
    TPredicate Predicate)
    where TPredicate : class;
