namespace Permagent.Verify.Formats;

/// <summary>One file or link of a tree: path with slashes, relative to the tree's folder, and hash of content or link
/// target.</summary>
public sealed record TreeFile(string Path, TreeFileKind Kind, Digest Content);
