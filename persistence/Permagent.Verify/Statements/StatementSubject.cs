namespace Permagent.Verify.Statements;

/// <summary>A thing that a statement is about: its name and its SHA-256.</summary>
public sealed record StatementSubject(string Name, DigestSet Digest);
