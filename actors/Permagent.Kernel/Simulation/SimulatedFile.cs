namespace Permagent.Kernel.Simulation;

/// <summary>A file that only grows, with what a power cut keeps of it and what it does not.</summary>
internal sealed class SimulatedFile(Decisions decisions)
{
    private const int SectorBytes = 512; // What a disk writes whole or not at all.
    private const double TornProbability = 0.5;

    private readonly List<byte[]> _unsynced = [];
    private readonly List<byte> _durable = [];

    /// <summary>What was synced, or survived a crash; what came later may go.</summary>
    internal ReadOnlyMemory<byte> Durable => _durable.ToArray();

    internal int DurableLength => _durable.Count;

    internal void Append(byte[] bytes) => _unsynced.Add(bytes);

    /// <summary>All that was written is durable.</summary>
    internal void Sync()
    {
        foreach (byte[] bytes in _unsynced)
        {
            _durable.AddRange(bytes);
        }

        _unsynced.Clear();
    }

    /// <summary>Keeps, by decision, a prefix of the unsynced writes, the last of them perhaps torn between two
    /// sectors. What other files keep is their own decision, so that writes are reordered between files.</summary>
    internal void Crash()
    {
        if (_unsynced.Count == 0)
        {
            return;
        }

        int kept = (int)decisions.Next(_unsynced.Count + 1);
        for (int i = 0; i < kept; i++)
        {
            _durable.AddRange(_unsynced[i]);
        }

        if (kept < _unsynced.Count && decisions.Occurs(TornProbability))
        {
            Tear(_unsynced[kept]);
        }

        _unsynced.Clear();
    }

    /// <summary>Cuts what a crash left at the end of the last whole record.</summary>
    internal void Truncate(int length) => _durable.RemoveRange(length, _durable.Count - length);

    private void Tear(byte[] bytes)
    {
        // Boundaries of sectors inside the write; without one it is there whole or not at all.
        int toFirst = SectorBytes - (_durable.Count % SectorBytes);
        int boundaries = bytes.Length <= toFirst ? 0 : 1 + ((bytes.Length - toFirst - 1) / SectorBytes);
        if (boundaries > 0)
        {
            _durable.AddRange(bytes.AsSpan(0, toFirst + ((int)decisions.Next(boundaries) * SectorBytes)));
        }
    }
}
