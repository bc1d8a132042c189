namespace Permagent.Ledger.Export;

/// <summary>What to export: the receipt of a task into a folder that is empty or not there.</summary>
/// <param name="Task">The task.</param>
/// <param name="Folder">The folder. It appears whole or not at all.</param>
/// <param name="KnownSize">Size of a head that the receiver kept, for a proof that this log continues it; null =
/// none.</param>
/// <param name="Blobs">Names of stored outputs to put in; none by default, since an export leaves the machine.</param>
public sealed record ReceiptExport(
    string Task, string Folder, long? KnownSize = null, ImmutableArray<Digest>? Blobs = null);
