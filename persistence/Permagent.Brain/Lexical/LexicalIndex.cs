namespace Permagent.Brain.Lexical;

/// <summary>The inverted index in memory. One thread applies changes; any thread reads <see cref="Now"/>.</summary>
/// <remarks>Postings only grow, and all numbers that depend on what is current (how many episodes hold a stem, lengths)
/// are summed when they are asked for or per touched session. So the index after any row of changes equals one that is
/// built anew, and readers never wait.</remarks>
internal sealed class LexicalIndex
{
    private readonly Dictionary<long, int> _docOf = [];
    private readonly Dictionary<long, int> _sessionOf = [];
    private IndexSnapshot _now = IndexSnapshot.Empty();

    /// <summary>The newest snapshot.</summary>
    public IndexSnapshot Now => Volatile.Read(ref _now);

    /// <summary>Applies a committed change and publishes the next snapshot.</summary>
    public void Apply(IndexChange change)
    {
        var before = _now;
        var docs = before.Docs.Edit();
        var sessions = before.Sessions.Edit();
        var touched = new SortedSet<int>();
        var added = new Dictionary<int, List<int>>();
        foreach (var stem in change.Terms) before.Terms.Add(stem, before.Terms.Count);
        foreach (var (episode, terms) in change.Added)
        {
            // An episode may be added and changed in one transaction; its place is known from here on.
            var session = SessionOf(episode.SessionRid, sessions);
            var doc = docs.Count;
            _docOf.Add(episode.Rid, doc);
            docs.Add(episode with { Session = session });
            if (!added.TryGetValue(session, out var list)) added[session] = list = [];
            list.Add(doc);
            foreach (var term in terms) before.Terms.Append(term.Term, new(doc, term.InA, term.InB));
            touched.Add(session);
        }

        foreach (var (rid, edit) in change.Changed)
        {
            if (!_docOf.TryGetValue(rid, out var doc)) continue;
            docs[doc] = edit(docs[doc]);
            touched.Add(docs[doc].Session);
        }

        var next = Count(before, sessions, touched, -1);
        foreach (var session in touched)
        {
            int[] members = [.. sessions[session].Docs, .. added.GetValueOrDefault(session, [])];
            sessions[session] = Link(members, docs);
        }

        next = Count(next, sessions, touched, 1);
        var persons = before.Persons;
        foreach (var (rid, person) in change.Persons) persons = persons.With(rid, person);
        Volatile.Write(ref _now, next with
        {
            Docs = docs.Done(),
            Sessions = sessions.Done(),
            Persons = persons,
            Generation = before.Generation + change.Changes,
        });
    }

    private int SessionOf(long rid, Chunked<IndexedSession>.Editor sessions)
    {
        if (_sessionOf.TryGetValue(rid, out var session)) return session;
        sessions.Add(IndexedSession.Empty);
        return _sessionOf[rid] = sessions.Count - 1;
    }

    private static IndexSnapshot Count(
        IndexSnapshot snapshot, Chunked<IndexedSession>.Editor sessions, SortedSet<int> touched, int sign)
    {
        foreach (var number in touched)
        {
            var session = sessions[number];
            snapshot = snapshot with
            {
                Current = snapshot.Current + (sign * session.Current),
                CurrentSessions = snapshot.CurrentSessions + (session.Current > 0 ? sign : 0),
                LengthA = snapshot.LengthA + (sign * session.LengthA),
                LengthB = snapshot.LengthB + (sign * session.LengthB),
                LengthWindows = snapshot.LengthWindows + (sign * session.LengthWindows),
            };
        }

        return snapshot;
    }

    /// <summary>Orders a session, links current neighbours and sums its lengths.</summary>
    private static IndexedSession Link(int[] ordered, Chunked<IndexedEpisode>.Editor docs)
    {
        Array.Sort(ordered, (left, right) => Compare(docs[left], docs[right]));
        var current = ordered.Where(doc => docs[doc].IsCurrent).ToArray();
        long a = 0, b = 0, windows = 0;
        for (var i = 0; i < current.Length; i++)
        {
            var doc = docs[current[i]];
            var previous = i > 0 ? current[i - 1] : -1;
            var next = i + 1 < current.Length ? current[i + 1] : -1;
            if (doc.Previous != previous || doc.Next != next)
                docs[current[i]] = doc with { Previous = previous, Next = next };
            a += doc.LengthA;
            b += doc.LengthB;
            windows += (long)doc.LengthA * (1 + (previous >= 0 ? 1 : 0) + (next >= 0 ? 1 : 0));
        }

        return new(ordered, current.Length, a, b, windows);
    }

    private static int Compare(IndexedEpisode left, IndexedEpisode right) =>
        left.Ord != right.Ord ? left.Ord.CompareTo(right.Ord) : left.Id.CompareTo(right.Id);
}
