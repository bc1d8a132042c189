namespace Permagent.Actors.Workspaces;

/// <summary>Too many requests about trees wait; this one was not taken.</summary>
public sealed class TreesBusyException() : Exception("Too many requests about trees wait. Ask again later.");
