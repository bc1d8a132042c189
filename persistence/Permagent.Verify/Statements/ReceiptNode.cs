namespace Permagent.Verify.Statements;

/// <summary>The node: id, its key in C2SP form, version and SHA-256 of the program, operating system.</summary>
public sealed record ReceiptNode(string Id, string Vkey, string Version, Digest Binary, string Os);
