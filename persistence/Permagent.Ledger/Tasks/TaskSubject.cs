namespace Permagent.Ledger.Tasks;

/// <summary>An output of a task: by its hash, or, when it is private or short enough to guess, as salted
/// content.</summary>
/// <param name="Name">Path in the output, with slashes.</param>
/// <param name="Sha256">Hash of the file; null when the content is given.</param>
/// <param name="PrivateContent">Content that is listed as <c>name.salted</c>: 32 bytes of salt, then the
/// content.</param>
public sealed record TaskSubject(string Name, Digest? Sha256, ReadOnlyMemory<byte>? PrivateContent = null);
