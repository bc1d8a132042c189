using Permagent.Protocol;

namespace Permagent.Actors.Workspaces;

/// <summary>The folders in which work happens: one integration tree a goal, one attempt tree an attempt, both below the
/// state folder. Blocking; called through <see cref="Ports.IWorkRunner"/>. Every call may be repeated after a
/// crash.</summary>
public interface IWorkspaces
{
    /// <summary>Makes (or empties and makes again) the attempt tree as a clone of the goal's integration
    /// tree.</summary>
    /// <returns>Its absolute path and the tree digest of the clone.</returns>
    TreeRef CreateAttempt(AttemptId attempt);

    /// <summary>Digest of the attempt tree as it stands, and what changed against the integration tree.</summary>
    FrozenTree Freeze(AttemptId attempt);

    /// <summary>A clean copy of a frozen attempt tree for checks, verified against
    /// <paramref name="treeHash"/>.</summary>
    /// <exception cref="TreeChangedException">The tree no longer has that digest.</exception>
    TreeRef Checkout(AttemptId attempt, string treeHash);

    /// <summary>Makes the frozen attempt tree the integration tree, if that still has digest
    /// <paramref name="expected"/> or already has the result.</summary>
    /// <exception cref="TreeChangedException">The integration tree is neither.</exception>
    TreeRef Merge(AttemptId attempt, string expected, string result);

    /// <summary>The goal's integration tree as it stands.</summary>
    TreeRef Integration(GoalId goal);

    /// <summary>Moves an attempt's tree to the archive (kept as evidence) and drops its checkouts.</summary>
    void Archive(AttemptId attempt);
}

/// <summary>A folder and its tree digest.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Hash">Hex tree digest (trust.md section 2).</param>
public sealed record TreeRef(string Path, string Hash);

/// <summary>A frozen attempt tree.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="BaseHash">Hex tree digest of the integration tree it came from.</param>
/// <param name="Hash">Hex tree digest now.</param>
/// <param name="Changed">Added, changed and removed paths, relative, sorted.</param>
public sealed record FrozenTree(string Path, string BaseHash, string Hash, ImmutableArray<string> Changed);
