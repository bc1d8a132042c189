namespace Permagent.Brain.Transfer;

/// <summary>What an export wrote.</summary>
/// <param name="Folder">Full path of the folder.</param>
/// <param name="Files">Files written.</param>
/// <param name="Rows">Lines of JSONL written.</param>
/// <param name="Sha256">SHA-256 of the JSONL file, hex; empty without one.</param>
/// <param name="At">When.</param>
public sealed record ExportReceipt(string Folder, int Files, long Rows, string Sha256, Instant At);
