using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;

namespace Permagent.Brain;

/// <summary>The user's hands on the memory. Each call is one change record that can be undone by its id.</summary>
public interface ICuration
{
    /// <summary>Replaces a fact's value: as an error (it was never so) or as a change in the world from a
    /// date.</summary>
    ValueTask<ChangeResult> CorrectAsync(Correction correction, CancellationToken cancellationToken);

    /// <summary>Says that a fact was never so; it leaves valid history and stays in "what we believed".</summary>
    ValueTask<ChangeResult> RetractAsync(
        FactId fact, string actor, string reason, CancellationToken cancellationToken);

    /// <summary>Pins or unpins an episode. A pinned one is never binned or cut from context by a machine.</summary>
    ValueTask<ChangeResult> PinAsync(
        EpisodeId episode, bool pinned, string actor, CancellationToken cancellationToken);

    /// <summary>Reopens what a change closed and closes what it opened, as a new change. Refused, with the ids in the
    /// way, if a later change depends on it.</summary>
    ValueTask<ChangeResult> UndoAsync(ChangeId change, string actor, CancellationToken cancellationToken);

    /// <summary>Changes, newest first, with what they touched; at most <paramref name="countMax"/>.</summary>
    ValueTask<ImmutableArray<Change>> ChangesAsync(int countMax, CancellationToken cancellationToken);
}
