using System.Runtime.CompilerServices;
using Permagent.Brain.Facts;
using Permagent.Brain.Store;

namespace Permagent.Brain.Ingest;

/// <summary>One run over a folder. Files are written in groups, each group in one transaction with its change
/// record, so
/// a run that was stopped anywhere goes on where it ended.</summary>
internal sealed class IngestRun
{
    // One transaction: enough to make a sync of the disk cheap, little enough to let other writes through.
    private const int BlocksPerGroupMax = 2_000;
    private const int FilesPerGroupMax = 64; // Files of one transaction: a run that is cut off repeats no more.
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(500);

    private readonly BrainReaders _readers;
    private readonly BrainWriter _writer;
    private readonly TimeProvider _clock;
    private readonly IngestRequest _request;
    private readonly LeftOut _leftOut = new();
    private readonly IngestTally _tally;
    private readonly FileReader _files;
    private readonly List<ReadSource> _group = [];
    private readonly Dictionary<ReadSource, int> _addedInParts = new(ReferenceEqualityComparer.Instance);
    private string _failure = "";

    public IngestRun(BrainReaders readers, BrainWriter writer, BrainOptions options, IngestRequest request)
    {
        (_readers, _writer, _clock, _request) = (readers, writer, options.Clock, request);
        _tally = new(_leftOut);

        // The caller's readers first: they know their kind better than the plain one.
        _files = new([.. options.Readers, new PlainTextReader()], _leftOut);
    }

    /// <summary>Runs; the last progress has Finished set.</summary>
    public async IAsyncEnumerable<IngestProgress> RunAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (ProblemOf(_request) is { Length: > 0 } problem)
        {
            yield return _tally.Now(finished: true, problem);
            yield break;
        }

        var found = new FolderWalk(_request, _leftOut).Walk(cancellationToken);
        _tally.Found(found.Count);
        yield return _tally.Now();
        var told = _clock.GetTimestamp();
        foreach (var file in found)
        {
            Read(file, cancellationToken);
            if (IsGroupFull()) await WriteGroupAsync(cancellationToken).ConfigureAwait(false);
            if (_failure.Length > 0) break;
            if (_clock.GetElapsedTime(told) < ProgressEvery) continue;
            await WriteGroupAsync(cancellationToken).ConfigureAwait(false);
            told = _clock.GetTimestamp();
            yield return _tally.Now();
        }

        await WriteGroupAsync(cancellationToken).ConfigureAwait(false);
        await CloseGoneAsync(cancellationToken).ConfigureAwait(false);
        yield return _tally.Now(finished: true, _failure);
    }

    private static string ProblemOf(IngestRequest request)
    {
        if (!Directory.Exists(request.Root) && !File.Exists(request.Root)) return $"There is no folder {request.Root}.";
        return request.FileBytesMax is < 1 or > IngestLimits.FileBytesMax
            ? $"Files of 1 to {IngestLimits.FileBytesMax} bytes can be read, not {request.FileBytesMax}."
            : "";
    }

    private bool IsGroupFull() =>
        _group.Count >= FilesPerGroupMax || _group.Sum(read => read.Reading.Blocks.Length) >= BlocksPerGroupMax;

    private void Read(FoundFile file, CancellationToken cancellationToken)
    {
        var read = _files.Read(
            file, _request.FileBytesMax,
            kind => _readers.Read(db => SourceRows.Find(db, kind, file.Path), cancellationToken), out var same,
            cancellationToken);
        if (same) _tally.Same(file);
        if (read is not null) _group.Add(CutToLimit(read));
    }

    private static ReadSource CutToLimit(ReadSource read)
    {
        const int max = IngestLimits.EpisodesPerSourceMax;
        if (read.Reading.Blocks.Length <= max) return read;
        var rest = read.Reading.Blocks[max..];
        var skip = new SkippedSpan(rest[0].From, rest[^1].To, "over 20,000 blocks");
        return read with
        {
            Reading = read.Reading with
            {
                Blocks = read.Reading.Blocks[..max],
                Skipped = read.Reading.Skipped.Add(skip),
            },
        };
    }

    private async ValueTask WriteGroupAsync(CancellationToken cancellationToken)
    {
        if (_group.Count == 0 || _failure.Length > 0) return;
        ReadSource[] group = [.. _group];
        _group.Clear();

        // A long file goes in parts; only the last part closes what vanished and marks the file as read.
        foreach (var read in group)
        {
            for (var part = BlocksPerGroupMax; part < read.Reading.Blocks.Length; part += BlocksPerGroupMax)
                await WriteAsync([read], part, cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(group, int.MaxValue, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask WriteAsync(ReadSource[] group, int blocksMax, CancellationToken cancellationToken)
    {
        if (_failure.Length > 0) return;
        var written = await _writer.WriteAsync(
            scope =>
            {
                var change = new ChangeWriter(scope, ChangeKind.Import, _request.Actor);
                var counts = group.Select(read => new SourceWriter(scope, read, _request, change).Write(blocksMax))
                    .ToList();
                return (Counts: counts, Change: change.Count > 0 ? change.Write("memory.import") : (ChangeId?)null);
            },
            cancellationToken).ConfigureAwait(false);
        if (written.Failure is not null)
        {
            _failure = written.Reason;
            return;
        }

        _tally.Changed(written.Value.Change);
        for (var i = 0; i < group.Length; i++)
        {
            var counts = written.Value.Counts[i];
            var before = _addedInParts.GetValueOrDefault(group[i]);
            if (blocksMax < int.MaxValue)
            {
                _addedInParts[group[i]] = before + counts.Added;
                _tally.Part(new(counts.Added));
            }
            else
            {
                // What an earlier part of this run added is met again by the last one.
                _addedInParts.Remove(group[i]);
                _tally.Written(group[i], counts with { Same = counts.Same - before });
            }
        }
    }

    /// <summary>Closes the episodes of files of this folder that are no longer there.</summary>
    private async ValueTask CloseGoneAsync(CancellationToken cancellationToken)
    {
        if (_failure.Length > 0 || !Directory.Exists(_request.Root)) return;
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(_request.Root)) + Path.DirectorySeparatorChar;
        var gone = _readers.Read(
            db => db.Rows(
                """
                SELECT DISTINCT e.rid, e.id, s.path FROM episode e JOIN session n ON n.rid = e.session_rid
                    JOIN source s ON s.rid = n.source_rid
                WHERE substr(s.path, 1, length(@0)) = @0 AND e.sys_to = @1 AND e.origin = 'import' ORDER BY e.rid
                """,
                row => (Rid: row.GetInt64(0), Id: Key128.From(row.GetFieldValue<byte[]>(1)), Path: row.GetString(2)),
                folder, Instant.Forever.Micros),
            cancellationToken);
        var missing = gone.Select(row => row.Path).Distinct().Where(path => !File.Exists(path)).ToHashSet();
        if (missing.Count == 0) return;
        var written = await _writer.WriteAsync(
            scope => CloseGone(scope, [.. gone.Where(row => missing.Contains(row.Path))]), cancellationToken)
            .ConfigureAwait(false);
        if (written.Failure is not null)
        {
            _failure = written.Reason;
            return;
        }

        _tally.Changed(written.Value);
        _tally.Part(new(Closed: gone.Count(row => missing.Contains(row.Path))));
    }

    private ChangeId CloseGone(WriteScope scope, List<(long Rid, Key128 Id, string Path)> rows)
    {
        var change = new ChangeWriter(scope, ChangeKind.Import, _request.Actor);
        foreach (var (rid, id, _) in rows) EpisodeRows.Close(scope, rid, id, change);

        // A file that comes back must be read again, even with the same content.
        foreach (var path in rows.Select(row => row.Path).Distinct())
            scope.Db.Run("UPDATE source SET content_hash = '', state = 'gone' WHERE path = @0", path);
        return change.Write("memory.import");
    }
}
