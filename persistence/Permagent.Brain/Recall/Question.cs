using Permagent.Brain.Lexical;

namespace Permagent.Brain.Recall;

/// <summary>A question after analysis.</summary>
/// <param name="Query">As asked.</param>
/// <param name="Index">The snapshot that answers.</param>
/// <param name="Stems">Distinct stems in ordinal order.</param>
/// <param name="Persons">Persons named.</param>
/// <param name="Dates">Interval named; null if none.</param>
internal sealed record Question(
    RecallQuery Query, IndexSnapshot Index, ImmutableArray<string> Stems, ImmutableArray<PersonTable.Person> Persons,
    DateRange? Dates);
