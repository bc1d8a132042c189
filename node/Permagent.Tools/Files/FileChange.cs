namespace Permagent.Tools.Files;

/// <summary>One file of the user's that changes.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Before">Hex SHA-256 that was agreed on; empty: it must not exist.</param>
/// <param name="After">Hex SHA-256 that it shall have; empty: it is removed.</param>
/// <param name="Open">The new bytes; null when it is removed.</param>
/// <param name="Marks">Mode and time of the new file.</param>
internal sealed record FileChange(string Path, string Before, string After, Func<Stream>? Open, FileMarks Marks);
