using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using Permagent.Journal.Events;
using Permagent.Journal.Feed;
using Permagent.Journal.Snapshots;
using Permagent.Kernel.Hosting;

namespace Permagent.Journal.Tests.Released;

/// <summary>One journal of every released version, stored beside this file: gzip, then Base64. They are never made
/// anew; that of a new version is made by <c>PERMAGENT_APPROVE=1</c> and the tests of migration.</summary>
internal static class ReleasedFiles
{
    private const string Prefix = "journal-v";

    public static IEnumerable<long> Versions
    {
        get
        {
            StoreMissing();
            return Directory.EnumerateFiles(Folder(), Prefix + "*.txt")
                .Select(path => long.Parse(
                    Path.GetFileNameWithoutExtension(path)[Prefix.Length..], CultureInfo.InvariantCulture))
                .Order();
        }
    }

    public static void Unpack(long version, string path)
    {
        var stored = Convert.FromBase64String(File.ReadAllText(FileOf(version)));
        using var packed = new GZipStream(new MemoryStream(stored), CompressionMode.Decompress);
        using var file = File.Create(path);
        packed.CopyTo(file);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    private static string FileOf(long version) =>
        Path.Combine(Folder(), string.Create(CultureInfo.InvariantCulture, $"{Prefix}{version}.txt"));

    private static void StoreMissing()
    {
        var path = FileOf(Storage.JournalSchema.Current.Version);
        if (Environment.GetEnvironmentVariable("PERMAGENT_APPROVE") != "1" || File.Exists(path)) return;
        using var folder = new JournalFolder();
        FillAsync(folder.Options with { Mode = WriterMode.Inline }).GetAwaiter().GetResult();
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.SmallestSize))
            zip.Write(File.ReadAllBytes(folder.File));
        var text = Convert.ToBase64String(packed.ToArray(), Base64FormattingOptions.InsertLineBreaks);
        File.WriteAllText(path, text.ReplaceLineEndings("\n") + "\n");
    }

    private static async Task FillAsync(JournalFileOptions options)
    {
        using var journal = JournalFile.Open(options);
        var token = CancellationToken.None;
        _ = await journal.AppendAsync(new JournalWrite("a",
        [
            JournalFolder.Event(1, "one"),
            JournalFolder.Event(2, "two", "red"),
            JournalFolder.Event(3, "three") with { Outbox = [new OutboxRow("key", "ledger", new byte[] { 9 })] },
        ]));
        _ = await journal.AppendAsync(JournalFolder.Write("b", 1, "one", "two", "three", "four"));
        _ = await journal.AppendAsync(new JournalWrite("b", [JournalFolder.Event(5, "five", "red", "blue")]));
        await journal.DeleteEventsAsync("b", 4, token);
        await journal.SaveSnapshotAsync(new StoredSnapshot("a", 2, 42, 1, "text", "one two"u8.ToArray()), token);
        _ = await journal.Feed.ProjectAsync(
            new Projection
            {
                Rows = [new FeedRow(JournalFolder.Time.GetUtcNow(), "goal.made", new byte[] { 1 })],
                Moves = [new ReaderMove("goals", 0, 3)],
                Models = [new ReadModelRow("goal", "g1", new byte[] { 7 })],
            },
            token);
    }
}
