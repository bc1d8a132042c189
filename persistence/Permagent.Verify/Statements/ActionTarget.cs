namespace Permagent.Verify.Statements;

/// <summary>A thing that is changed: its real path, and its hash or tree digest before; 32 zero bytes if it is
/// new.</summary>
public sealed record ActionTarget(string Path, Digest Before);
