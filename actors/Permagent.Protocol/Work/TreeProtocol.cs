namespace Permagent.Protocol.Work;

/// <summary>What <c>/user/workspaces</c> understands. Every request may be repeated after a crash.</summary>
public abstract record WorkspacesMessage;

/// <summary>Makes an attempt tree. Answered by <see cref="TreeMade"/> or <see cref="TreeFailed"/>.</summary>
public sealed record MakeTree(AttemptId Attempt, IActorRef ReplyTo) : WorkspacesMessage;

/// <summary>The tree is there.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Path">Absolute path.</param>
/// <param name="Hash">Hex tree digest.</param>
public sealed record TreeMade(AttemptId Attempt, string Path, string Hash);

/// <summary>Freezes an attempt tree. Answered by <see cref="TreeFrozen"/> or <see cref="TreeFailed"/>.</summary>
public sealed record FreezeTree(AttemptId Attempt, IActorRef ReplyTo) : WorkspacesMessage;

/// <summary>The tree as it stands.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Before">Hex digest of the tree it came from.</param>
/// <param name="After">Hex digest now.</param>
/// <param name="Changed">Paths that differ, relative, sorted.</param>
/// <param name="Files">Changed files that exist, with their digests, sorted by path.</param>
public sealed record TreeFrozen(
    AttemptId Attempt, string Before, string After, ImmutableArray<string> Changed, ImmutableArray<TreeFile> Files);

/// <summary>A file of a tree.</summary>
/// <param name="Path">Relative path, with slashes.</param>
/// <param name="Sha256">Hex digest of its content.</param>
/// <param name="Bytes">Its length.</param>
public sealed record TreeFile(string Path, string Sha256, long Bytes);

/// <summary>Makes a checked tree the integration tree, by compare-and-swap. Answered by <see cref="TreeMerged"/> or
/// <see cref="TreeFailed"/>.</summary>
public sealed record MergeTree(AttemptId Attempt, string Before, string After, IActorRef ReplyTo) : WorkspacesMessage;

/// <summary>The integration tree has this digest now.</summary>
public sealed record TreeMerged(AttemptId Attempt, string Hash);

/// <summary>Keeps an attempt's tree as evidence and drops its checkouts. No answer.</summary>
public sealed record ArchiveTree(AttemptId Attempt) : WorkspacesMessage;

/// <summary>Looks where files of the integration tree would land. Answered by <see cref="LandingSeen"/> or
/// <see cref="LandingUnseen"/>.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Files">Files to land, as checked.</param>
/// <param name="Folder">Absolute folder they go to.</param>
/// <param name="ReplyTo">Who hears the answer.</param>
public sealed record LookAtLanding(
    GoalId Goal, ImmutableArray<TreeFile> Files, string Folder, IActorRef ReplyTo) : WorkspacesMessage;

/// <summary>Where the files go. A name that is taken by other content is left alone.</summary>
public sealed record LandingSeen(GoalId Goal, string Folder, ImmutableArray<LandingPart> Parts);

/// <summary>The folder could not be read.</summary>
public sealed record LandingUnseen(GoalId Goal, string Reason, string Words);

/// <summary>One file on its way to the person's folder.</summary>
/// <param name="Path">Relative path in the integration tree.</param>
/// <param name="Name">Name it gets in the folder.</param>
/// <param name="Sha256">Hex digest of the content.</param>
/// <param name="Same">True when the folder holds exactly that already.</param>
public sealed record LandingPart(string Path, string Name, string Sha256, bool Same);

/// <summary>A request about a tree failed; nothing was half done.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Request">Which request: <c>make</c>, <c>freeze</c> or <c>merge</c>.</param>
/// <param name="Reason"><c>tree-changed</c>, <c>disk-full</c>, <c>busy</c> or <c>io</c>.</param>
/// <param name="Words">What happened, at most 1 KiB.</param>
public sealed record TreeFailed(AttemptId Attempt, string Request, string Reason, string Words);
