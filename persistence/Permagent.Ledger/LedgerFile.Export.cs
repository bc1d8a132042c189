using Permagent.Ledger.Export;
using Permagent.Ledger.Storage;
using Permagent.Verify.Checks;

namespace Permagent.Ledger;

/// <summary>Exports: folders that anyone can verify without this program.</summary>
public sealed partial class LedgerFile
{
    /// <summary>Writes the receipt of a task with all that proves it.</summary>
    /// <exception cref="LedgerRefusedException">There is no such receipt, or the folder is not empty.</exception>
    /// <exception cref="IOException">The folder cannot be written; nothing of it is left.</exception>
    public async ValueTask ExportReceiptAsync(ReceiptExport export, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(export);
        var receipt = await ReceiptAsync(export.Task, cancellationToken).ConfigureAwait(false)
            ?? throw new LedgerRefusedException($"Task {export.Task} has no receipt.");
        await CheckpointIfOpenAsync(cancellationToken).ConfigureAwait(false);
        using var target = new ExportTarget(export.Folder);
        using var connection = Database.OpenReader(_context.Home.DatabasePath);
        var exporter = new Exporter(connection, _context);
        exporter.WriteReceipt(target, receipt);
        exporter.WriteProofs(target, receipt.Seq, export.KnownSize);
        await WriteBlobsAsync(target, export.Blobs ?? [], cancellationToken).ConfigureAwait(false);
        target.Finish();
    }

    /// <summary>Writes the whole log up to its newest signed head.</summary>
    /// <exception cref="LedgerRefusedException">The folder is not empty.</exception>
    /// <exception cref="IOException">The folder cannot be written; nothing of it is left.</exception>
    public async ValueTask ExportLogAsync(string folder, CancellationToken cancellationToken)
    {
        await CheckpointIfOpenAsync(cancellationToken).ConfigureAwait(false);
        using var target = new ExportTarget(folder);
        using var connection = Database.OpenReader(_context.Home.DatabasePath);
        new Exporter(connection, _context).WriteLog(target, cancellationToken);
        target.Finish();
    }

    // A diverged log signs nothing; what was signed before can still be shown.
    private async ValueTask CheckpointIfOpenAsync(CancellationToken cancellationToken)
    {
        if (_writer.Diverged is null) await CheckpointAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask WriteBlobsAsync(
        ExportTarget target, ImmutableArray<Digest> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            var content = await GetBlobAsync(name, cancellationToken).ConfigureAwait(false)
                ?? throw new LedgerRefusedException($"Blob {name} is not stored here.");
            target.Write(Path.Combine(ExportFiles.Blobs, name.ToString()), content.Span);
        }
    }
}
