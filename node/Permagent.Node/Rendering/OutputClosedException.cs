namespace Permagent.Node.Rendering;

/// <summary>The reader of standard output went away (<c>permagent log show | head</c>): the command ends quietly with
/// 0.</summary>
internal sealed class OutputClosedException(Exception cause) : Exception("standard output is closed", cause);
