using Permagent.Brain.Lexical;
using Permagent.Brain.Terms;

namespace Permagent.Brain.Store;

/// <summary>One command inside the writer's transaction: the connection, its time, and what it changes in the index.
/// </summary>
/// <param name="db">The writer's connection.</param>
/// <param name="now">Time of this command; larger than that of every command before.</param>
/// <param name="keys">Makes ids.</param>
/// <param name="terms">Splits text.</param>
/// <param name="known">The index as committed.</param>
/// <param name="group">What earlier commands of the same transaction changed.</param>
internal sealed class WriteScope(
    Db db, Instant now, BrainKeys keys, TextAnalyzer terms, IndexSnapshot known, IndexChange group)
{
    private readonly Dictionary<string, int> _newTerms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _speakers = new(StringComparer.Ordinal);

    /// <summary>The connection.</summary>
    public Db Db => db;

    /// <summary>System time of this command.</summary>
    public Instant Now => now;

    /// <summary>Makes ids.</summary>
    public BrainKeys Keys => keys;

    /// <summary>Splits text.</summary>
    public TextAnalyzer Analyzer => terms;

    /// <summary>What this command changes in the index.</summary>
    public IndexChange Index { get; } = new();

    /// <summary>The row of a speaker, looked up once a command; 0 for none.</summary>
    public long Speaker(string name)
    {
        if (name.Length == 0) return 0;
        if (_speakers.TryGetValue(name, out var known)) return known;
        return _speakers[name] = Facts.EntityRows.Get(this, "person", name).Rid;
    }

    /// <summary>The number of a stem; a new one gets a row.</summary>
    public int TermId(string stem)
    {
        var id = known.Terms.Find(stem);
        if (id >= 0) return id;
        if (_newTerms.Count == 0)
        {
            for (var i = 0; i < group.Terms.Count; i++) _newTerms[group.Terms[i]] = known.Terms.Count + i;
        }

        if (_newTerms.TryGetValue(stem, out id)) return id;
        id = known.Terms.Count + _newTerms.Count;
        _newTerms[stem] = id;
        Index.Terms.Add(stem);
        db.Run("INSERT INTO lex_term (term_id, term) VALUES (@0, @1)", (long)id, stem);
        return id;
    }
}
