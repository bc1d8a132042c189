namespace Permagent.Actors.Gate.Calls;

/// <summary>One read, as listed in an <c>observe</c> entry's blob.</summary>
/// <param name="Tool">Tool id.</param>
/// <param name="Class">Action class.</param>
/// <param name="Args">Canonical arguments, at most 1 KiB.</param>
/// <param name="Ok">True when it was read.</param>
/// <param name="ResultHash">Hex SHA-256 of the answer's text.</param>
internal sealed record ReadNote(string Tool, string Class, string Args, bool Ok, string ResultHash);
