using Permagent.Brain.Facts;

namespace Permagent.Brain.Lexical;

/// <summary>What one transaction changes in the index, collected before it commits.</summary>
internal sealed class IndexChange
{
    /// <summary>New stems by id, in order.</summary>
    public List<string> Terms { get; } = [];

    /// <summary>New episodes with their stems.</summary>
    public List<(IndexedEpisode Episode, IReadOnlyList<TermCount> Terms)> Added { get; } = [];

    /// <summary>Changes of episodes that are in the index, by row.</summary>
    public List<(long Rid, Func<IndexedEpisode, IndexedEpisode> Change)> Changed { get; } = [];

    /// <summary>New persons.</summary>
    public List<(long Rid, EntityRef Person)> Persons { get; } = [];

    /// <summary>Change records written.</summary>
    public int Changes { get; set; }

    /// <summary>Takes over what a command inside the transaction collected.</summary>
    public void Take(IndexChange other)
    {
        Terms.AddRange(other.Terms);
        Added.AddRange(other.Added);
        Changed.AddRange(other.Changed);
        Persons.AddRange(other.Persons);
        Changes += other.Changes;
    }
}
