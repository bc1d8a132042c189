using System.Globalization;
using System.Text.Json;
using Permagent.Protocol.Gate;
using Permagent.Tools.Files;

namespace Permagent.Tools.Undo;

/// <summary>Originals of what was landed, one folder an undo id: <c>manifest.json</c> and the bytes. A record is made
/// whole under another name and then renamed, so that a crash leaves none or all of it.</summary>
internal sealed class UndoStore(string folder, FileWriter writer, TimeProvider clock, UndoLimits limits)
{
    private const string Manifest = "manifest.json";
    private const string Unfinished = ".new-";

    /// <summary>The record of an effect, or null when there is none (any more).</summary>
    /// <exception cref="IOException">It is there but cannot be read.</exception>
    public UndoRecord? Find(UndoId id) => Read(Path.Combine(folder, Name(id)));

    /// <summary>Keeps what the changes replace. A redo, known by its digest, keeps the record of the first try, since
    /// the files may already hold the new bytes.</summary>
    /// <exception cref="IOException">The disk refuses, or the id belongs to another effect; nothing was
    /// changed.</exception>
    public UndoRecord Keep(UndoId id, string digest, string what, IReadOnlyList<FileChange> changes)
    {
        if (Find(id) is { } same)
        {
            return same.Digest == digest ? same : throw new IOException(
                $"The undo store already holds {id} for another effect ({same.What}). Nothing was changed.");
        }

        FileWriter.MakePrivateFolder(folder);
        var place = Path.Combine(folder, Unfinished + Name(id));
        if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
        FileWriter.MakePrivateFolder(place);
        var first = All().FirstOrDefault(found => found.Record?.Digest == digest);
        var record = first.Record is { } earlier
            ? Again(place, first.Folder, earlier with { Id = Name(id) })
            : new UndoRecord(1, Name(id), digest, what, clock.GetUtcNow(), Save(place, changes), Missing(changes));
        writer.Put(
            Path.Combine(place, Manifest), JsonSerializer.SerializeToUtf8Bytes(record, UndoJson.Default.UndoRecord),
            FileMarks.Private);
        Directory.Move(place, Path.Combine(folder, Name(id)));
        FileWriter.FlushFolder(folder);
        Prune(Name(id));
        return record;
    }

    /// <summary>The bytes that a file had before.</summary>
    /// <exception cref="IOException">They are not kept.</exception>
    public Stream OpenOriginal(UndoRecord record, UndoFile file)
    {
        if (file.Original.Length == 0 || file.Original.Contains('/', StringComparison.Ordinal))
            throw new IOException($"The original of {file.Path} was not kept under {record.Id}.");
        return SafeFile.OpenRead(Path.Combine(folder, record.Id, file.Original));
    }

    /// <summary>Drops what is too old, then the oldest until the rest fits; never the record
    /// <paramref name="except"/>.</summary>
    /// <returns>Ids that were dropped.</returns>
    public ImmutableArray<string> Prune(string except)
    {
        var oldest = clock.GetUtcNow() - limits.KeptMax;
        var found = All().OrderBy(f => f.At).ThenBy(f => f.Folder, StringComparer.Ordinal).ToList();
        var bytes = found.Sum(f => f.Bytes);
        var dropped = ImmutableArray.CreateBuilder<string>();
        foreach (var one in found.Where(f => Path.GetFileName(f.Folder) != except))
        {
            if (one.At >= oldest && bytes <= limits.BytesMax) continue;
            // The name goes first: what is half deleted must not look like a record.
            var gone = Path.Combine(folder, Unfinished + Path.GetFileName(one.Folder));
            if (Directory.Exists(gone)) Directory.Delete(gone, recursive: true);
            Directory.Move(one.Folder, gone);
            Directory.Delete(gone, recursive: true);
            bytes -= one.Bytes;
            dropped.Add(Path.GetFileName(one.Folder));
        }

        return dropped.ToImmutable();
    }

    /// <summary>Longest time that a record is kept.</summary>
    public TimeSpan KeptMax => limits.KeptMax;

    /// <summary>Every record that can be read.</summary>
    public IEnumerable<UndoRecord> Records() => All().Select(found => found.Record).OfType<UndoRecord>();

    private static string Name(UndoId id) => id.ToString();

    private static ImmutableArray<string> Missing(IEnumerable<FileChange> changes)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var change in changes.Where(change => change.After.Length > 0))
        {
            for (var at = Path.GetDirectoryName(change.Path)!; !Directory.Exists(at); at = Path.GetDirectoryName(at)!)
                missing.Add(at);
        }

        return [.. missing]; // Ordinal order puts a parent before what lies in it.
    }

    private ImmutableArray<UndoFile> Save(string place, IReadOnlyList<FileChange> changes)
    {
        var files = ImmutableArray.CreateBuilder<UndoFile>(changes.Count);
        foreach (var change in changes)
        {
            var there = change.Before.Length > 0;
            var original = there && change.Before != change.After && SafeFile.HashOrEmpty(change.Path) == change.Before
                ? string.Create(CultureInfo.InvariantCulture, $"o{files.Count:D4}")
                : "";
            var marks = there && SafeFile.Exists(change.Path) ? FileMarks.Of(change.Path) : FileMarks.Plain;
            if (original.Length > 0) Copy(change.Path, Path.Combine(place, original), change.Before);
            files.Add(new(change.Path, change.Before, change.After, (int?)marks.Mode, marks.Changed, original));
        }

        return files.ToImmutable();
    }

    private UndoRecord Again(string place, string from, UndoRecord record)
    {
        foreach (var file in record.Files.Where(file => file.Original.Length > 0))
            Copy(Path.Combine(from, file.Original), Path.Combine(place, file.Original), file.Before);
        return record;
    }

    private void Copy(string from, string to, string sha256)
    {
        using var content = SafeFile.OpenRead(from);
        writer.Put(to, content, sha256, FileMarks.Private);
    }

    private IEnumerable<(string Folder, UndoRecord? Record, DateTimeOffset At, long Bytes)> All()
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (var one in Directory.EnumerateDirectories(folder, "u*").Order(StringComparer.Ordinal))
        {
            UndoRecord? record = null;
            try
            {
                record = Read(one);
            }
            catch (IOException)
            {
                // A damaged record counts by its folder's own time: it is kept for a look, and dropped in its turn.
                record = null;
            }

            var at = record?.At ?? new DateTimeOffset(Directory.GetLastWriteTimeUtc(one));
            yield return (one, record, at, new DirectoryInfo(one).EnumerateFiles().Sum(file => file.Length));
        }
    }

    private UndoRecord? Read(string place)
    {
        var path = Path.Combine(place, Manifest);
        if (!File.Exists(path)) return null;
        try
        {
            var record = JsonSerializer.Deserialize(
                SafeFile.ReadAll(path, limits.ManifestBytesMax), UndoJson.Default.UndoRecord);
            var whole = record is { V: 1, Files.IsDefault: false, Folders.IsDefault: false }
                && record.Id == Path.GetFileName(place);
            return whole ? record : throw new IOException($"{path} is no undo record of version 1.");
        }
        catch (JsonException damaged)
        {
            throw new IOException(
                $"{path} is damaged: {damaged.Message} The originals beside it may be whole.", damaged);
        }
    }
}
