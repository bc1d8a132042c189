namespace Permagent.Brain.Lexical;

/// <summary>The postings of one stem, by growing episode number. One thread appends while others read.</summary>
internal sealed class PostingList
{
    private Posting[] _items = new Posting[2];
    private int _count;

    /// <summary>Appends; the number must be larger than all before.</summary>
    public void Add(Posting posting)
    {
        if (_count == _items.Length)
        {
            var grown = new Posting[_items.Length * 2];
            _items.CopyTo(grown, 0);
            Volatile.Write(ref _items, grown);
        }

        _items[_count] = posting;

        // The count is published after the item, so a reader never meets an empty place.
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>What is there now; it may hold episodes newer than the reader's snapshot.</summary>
    public ReadOnlySpan<Posting> Read()
    {
        // The count first: an array read after it holds at least as many.
        var count = Volatile.Read(ref _count);
        return Volatile.Read(ref _items).AsSpan(0, count);
    }
}
