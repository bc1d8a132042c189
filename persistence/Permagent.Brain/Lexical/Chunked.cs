namespace Permagent.Brain.Lexical;

/// <summary>An immutable list that shares unchanged parts with its successor, so that a write copies little.</summary>
internal sealed class Chunked<T>
{
    private const int ChunkBits = 10;
    private const int ChunkSize = 1 << ChunkBits;
    private readonly T[][] _chunks;

    private Chunked(T[][] chunks, int count) => (_chunks, Count) = (chunks, count);

    /// <summary>The empty list.</summary>
    public static Chunked<T> Empty { get; } = new([], 0);

    /// <summary>Number of items.</summary>
    public int Count { get; }

    /// <summary>The item at a place.</summary>
    public T this[int index] => _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    /// <summary>Starts a change.</summary>
    public Editor Edit() => new(this);

    /// <summary>A change of a list; the list itself stays as it is.</summary>
    internal sealed class Editor
    {
        private readonly List<T[]> _chunks;
        private readonly HashSet<int> _own = [];

        public Editor(Chunked<T> from) => (_chunks, Count) = ([.. from._chunks], from.Count);

        public int Count { get; private set; }

        public T this[int index]
        {
            get => _chunks[index >> ChunkBits][index & (ChunkSize - 1)];
            set => Own(index >> ChunkBits)[index & (ChunkSize - 1)] = value;
        }

        public void Add(T item)
        {
            var chunk = Count >> ChunkBits;
            if (chunk == _chunks.Count)
            {
                _chunks.Add(new T[ChunkSize]);
                _own.Add(chunk);
            }

            Own(chunk)[Count & (ChunkSize - 1)] = item;
            Count++;
        }

        public Chunked<T> Done() => new([.. _chunks], Count);

        private T[] Own(int chunk)
        {
            if (_own.Add(chunk)) _chunks[chunk] = (T[])_chunks[chunk].Clone();
            return _chunks[chunk];
        }
    }
}
