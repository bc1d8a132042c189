using System.Security.Cryptography;
using Permagent.Brain.Store;

namespace Permagent.Brain.Transfer;

/// <summary>Exports over the database.</summary>
internal sealed class TransferDoor(BrainReaders readers, BrainWriter writer, TimeProvider clock) : ITransfer
{
    private const string JsonlName = "brain.jsonl";

    /// <inheritdoc/>
    public async ValueTask<ExportReceipt> ExportAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Formats.IsDefaultOrEmpty) throw new ArgumentException("Name at least one format.", nameof(request));
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.Folder));
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new IOException($"{folder} is not an empty folder. Choose a new one.");

        // Written beside its place and moved there whole, so that half an export never looks like one.
        var unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        var at = Instant.From(clock.GetUtcNow());
        var (files, rows, hash) = WriteWhole(request, unfinished, at, cancellationToken);
        if (Directory.Exists(folder)) Directory.Delete(folder);
        Directory.Move(unfinished, folder);
        var written = await writer.WriteAsync(
            scope => scope.Db.Run(
                "INSERT INTO export_log (path, at, scope, actor, sha256) VALUES (@0, @1, @2, @3, @4)",
                folder, at.Micros, string.Join(',', request.Formats.Select(Name)), request.Actor, hash),
            cancellationToken).ConfigureAwait(false);
        if (written.Failure is not null)
        {
            Directory.Delete(folder, recursive: true);
            throw new IOException($"The export could not be logged, so it was removed: {written.Reason}");
        }

        return new(folder, files, rows, hash, at);
    }

    // On a full disk the half that was written would keep it full.
    private (int Files, long Rows, string Hash) WriteWhole(
        ExportRequest request, string unfinished, Instant at, CancellationToken cancellationToken)
    {
        try
        {
            return readers.Read(db => Write(db, request, unfinished, at), cancellationToken);
        }
        catch
        {
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
            throw;
        }
    }

    private static string Name(ExportFormat format) => format == ExportFormat.Jsonl ? "jsonl" : "md";

    private static (int Files, long Rows, string Hash) Write(
        Db db, ExportRequest request, string folder, Instant at)
    {
        PrivateFiles.MakeFolder(folder);
        var (files, rows, hash) = (0, 0L, "");
        if (request.Formats.Contains(ExportFormat.Jsonl))
        {
            var path = Path.Combine(folder, JsonlName);
            rows = JsonlExport.Write(db, path, at);
            using var stream = File.OpenRead(path);
            hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            files++;
        }

        if (request.Formats.Contains(ExportFormat.Markdown)) files += MarkdownExport.Write(db, folder);
        return (files, rows, hash);
    }
}
