using System.Collections.Concurrent;

namespace Permagent.Brain.Lexical;

/// <summary>Stems by number, with their postings. One thread adds while others read.</summary>
internal sealed class TermTable
{
    private readonly ConcurrentDictionary<string, int> _ids = new(StringComparer.Ordinal);
    private PostingList[] _lists = [];
    private int _count;

    /// <summary>Number of stems; ids are 0 to this, exclusive.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The id of a stem, or -1.</summary>
    public int Find(string stem) => _ids.GetValueOrDefault(stem, -1);

    /// <summary>The postings of a stem; none if it is unknown.</summary>
    public ReadOnlySpan<Posting> Postings(string stem)
    {
        var id = Find(stem);
        return id < 0 ? [] : Volatile.Read(ref _lists)[id].Read();
    }

    /// <summary>Adds a stem under the next id.</summary>
    public void Add(string stem, int id)
    {
        if (id != _count) throw new ArgumentOutOfRangeException(nameof(id), id, "Stems are numbered without gaps.");
        if (_count == _lists.Length)
        {
            var grown = new PostingList[Math.Max(256, _lists.Length * 2)];
            _lists.CopyTo(grown, 0);
            Volatile.Write(ref _lists, grown);
        }

        _lists[_count] = new PostingList();
        Volatile.Write(ref _count, _count + 1);
        _ids[stem] = id;
    }

    /// <summary>Appends a posting; only the writer calls it.</summary>
    public void Append(int id, Posting posting) => _lists[id].Add(posting);
}
