using System.Globalization;
using System.Text.Json;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Serialization;

namespace Permagent.Kernel.Persistence.Snapshot;

/// <summary>Snapshots as files of a folder, one each: <c>snapshot-ID-NUMBER-TICKS</c>.</summary>
/// <remarks>For tests alone: the product keeps its snapshots in SQLite.</remarks>
public class LocalSnapshotStore : SnapshotStore
{
    private const string DefaultSection = "akka.persistence.snapshot-store.local";

    private readonly DirectoryInfo _folder;
    private readonly NewtonSoftJsonSerializer _json;
    private readonly int _loadTriesMax;

    /// <summary>In the folder of the default section.</summary>
    public LocalSnapshotStore()
        : this(Context.System.Settings.Config.GetConfig(DefaultSection))
    {
    }

    /// <summary>In the folder <c>dir</c> of a section.</summary>
    public LocalSnapshotStore(Config config)
    {
        ArgumentNullException.ThrowIfNull(config);
        _folder = new DirectoryInfo(config.GetString("dir", "snapshots"));
        _json = new NewtonSoftJsonSerializer((ExtendedActorSystem)Context.System);
        _loadTriesMax = config.GetInt("max-load-attempts", LoadTriesMax);
    }

    /// <inheritdoc/>
    protected override Task<SelectedSnapshot> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        Exception unreadable = null;
        foreach (SnapshotMetadata metadata in Stored(persistenceId, criteria).Reverse().Take(_loadTriesMax))
        {
            try
            {
                return Task.FromResult(new SelectedSnapshot(metadata, Read(GetSnapshotFileForWrite(metadata))));
            }
            catch (Exception failure) when (failure is IOException or JsonException or FormatException)
            {
                unreadable = failure;
            }
        }

        return unreadable is null
            ? Task.FromResult<SelectedSnapshot>(null)
            : Task.FromException<SelectedSnapshot>(unreadable);
    }

    /// <inheritdoc/>
    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot)
    {
        Save(metadata, snapshot);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task DeleteAsync(SnapshotMetadata metadata)
    {
        SnapshotSelectionCriteria sameNumber = new(
            metadata.SequenceNr,
            metadata.Timestamp == DateTime.MinValue ? DateTime.MaxValue : metadata.Timestamp,
            metadata.SequenceNr);
        return DeleteAsync(metadata.PersistenceId, sameNumber);
    }

    /// <inheritdoc/>
    protected override Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        foreach (SnapshotMetadata metadata in Stored(persistenceId, criteria))
        {
            GetSnapshotFileForWrite(metadata).Delete();
        }

        return Task.CompletedTask;
    }

    /// <summary>Writes a snapshot; others of its number are replaced.</summary>
    protected virtual void Save(SnapshotMetadata metadata, object snapshot)
    {
        FileInfo written = WithOutputStream(metadata, stream => JsonSerializer.Serialize(stream, FormOf(snapshot)));
        SnapshotMetadata[] before = [.. Stored(
            metadata.PersistenceId, new(metadata.SequenceNr, DateTime.MaxValue, metadata.SequenceNr))];
        written.MoveTo(GetSnapshotFileForWrite(metadata).FullName, overwrite: true);
        foreach (SnapshotMetadata old in before.Where(old => old != metadata))
        {
            GetSnapshotFileForWrite(old).Delete();
        }
    }

    /// <summary>The file of a snapshot; while it is written, with an extension.</summary>
    protected FileInfo GetSnapshotFileForWrite(SnapshotMetadata metadata, string extension = "") => new(Path.Combine(
        _folder.FullName,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Prefix(metadata.PersistenceId)}{metadata.SequenceNr}-{metadata.Timestamp.Ticks}{extension}")));

    /// <summary>Writes a file that is not yet the snapshot's: a crash midway leaves nothing that looks like one.
    /// </summary>
    protected virtual FileInfo WithOutputStream(SnapshotMetadata metadata, Action<Stream> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        _folder.Create();
        FileInfo file = GetSnapshotFileForWrite(metadata, ".tmp");
        using FileStream stream = file.Create();
        p(stream);
        stream.Flush(flushToDisk: true);
        return file;
    }

    private static string Prefix(string persistenceId) => $"snapshot-{Uri.EscapeDataString(persistenceId)}-";

    private IEnumerable<SnapshotMetadata> Stored(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        string prefix = Prefix(persistenceId);
        return _folder.Exists
            ? [
                .. _folder.EnumerateFiles(prefix + "*")
                    .Select(file => Parse(persistenceId, file.Name[prefix.Length..]))
                    .Where(found => found is not null && Fits(found, criteria))
                    .OrderBy(found => found.SequenceNr)
                    .ThenBy(found => found.Timestamp),
            ]
            : [];
    }

    private static SnapshotMetadata Parse(string persistenceId, string rest)
    {
        string[] numbers = rest.Split('-');
        return numbers.Length == 2
            && long.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && long.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
            && ticks <= DateTime.MaxValue.Ticks
                ? new SnapshotMetadata(persistenceId, number, new DateTime(ticks, DateTimeKind.Utc))
                : null;
    }

    private static bool Fits(SnapshotMetadata found, SnapshotSelectionCriteria criteria) => criteria.Matches(found);

    private FileForm FormOf(object snapshot) => snapshot is SerializedObject bytes
        ? new FileForm(bytes.Serializer, bytes.Manifest, bytes.Payload.ToArray())
        : new FileForm(_json.Identifier, null, _json.ToBinary(snapshot));

    private object Read(FileInfo file)
    {
        using FileStream stream = file.OpenRead();
        FileForm form = JsonSerializer.Deserialize<FileForm>(stream);
        return form.Manifest is null
            ? _json.FromBinary(form.Payload, null)
            : new SerializedObject(form.Serializer, form.Manifest, form.Payload);
    }

    private sealed record FileForm(int Serializer, string Manifest, byte[] Payload);
}
