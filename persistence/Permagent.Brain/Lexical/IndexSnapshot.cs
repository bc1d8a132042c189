namespace Permagent.Brain.Lexical;

/// <summary>The index at one moment. Immutable but for postings newer than it, which it does not look at.</summary>
internal sealed record IndexSnapshot
{
    /// <summary>Episodes by number.</summary>
    public required Chunked<IndexedEpisode> Docs { get; init; }

    /// <summary>Sessions by number.</summary>
    public required Chunked<IndexedSession> Sessions { get; init; }

    /// <summary>Stems and postings, shared by all snapshots.</summary>
    public required TermTable Terms { get; init; }

    /// <summary>Persons by name.</summary>
    public required PersonTable Persons { get; init; }

    /// <summary>Current episodes.</summary>
    public required long Current { get; init; }

    /// <summary>Sessions with a current episode.</summary>
    public required long CurrentSessions { get; init; }

    /// <summary>Stems in field A of current episodes.</summary>
    public required long LengthA { get; init; }

    /// <summary>Stems in field B of current episodes.</summary>
    public required long LengthB { get; init; }

    /// <summary>Stems in all windows of current episodes.</summary>
    public required long LengthWindows { get; init; }

    /// <summary>Number of change records, so that equal content has an equal generation.</summary>
    public required long Generation { get; init; }

    /// <summary>An index without episodes.</summary>
    public static IndexSnapshot Empty() => new()
    {
        Docs = Chunked<IndexedEpisode>.Empty,
        Sessions = Chunked<IndexedSession>.Empty,
        Terms = new TermTable(),
        Persons = PersonTable.Empty,
        Current = 0,
        CurrentSessions = 0,
        LengthA = 0,
        LengthB = 0,
        LengthWindows = 0,
        Generation = 0,
    };
}
