using System.Globalization;
using Permagent.Node.Api;
using Permagent.Node.Cli;

namespace Permagent.Node.Trial;

/// <summary>Finds a place for a trial: a new home in the cache folder, or the one that was named. Keeps the last
/// three.</summary>
internal sealed class TrialHomes(IHomes homes, INodeLauncher launcher)
{
    /// <summary>Trial homes that are kept: enough to compare with the last one, little enough for a disk.</summary>
    public const int KeptMax = 3;

    private const string Prefix = "try-";

    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The path of a new trial home; older ones go.</summary>
    public async Task<string> NewAsync(CancellationToken cancellationToken)
    {
        var cache = homes.CacheFolder();
        Directory.CreateDirectory(cache, FolderMode);
        var known = Directory.GetDirectories(cache, Prefix + "*").Select(NumberOf).Where(number => number > 0)
            .Order().ToArray();
        var surplus = known.Length - (KeptMax - 1);
        foreach (var number in known.Take(Math.Max(0, surplus)))
            await RemoveAsync(PathOf(cache, number), cancellationToken);
        return PathOf(cache, known.DefaultIfEmpty(0).Max() + 1);
    }

    /// <summary>The named home: empty or absent, or a trial home to go on with.</summary>
    /// <exception cref="NodeException">PA-0908: something else lies there.</exception>
    public string Named(string path)
    {
        if (File.Exists(path)) throw CliErrors.BadFolder(path, "is a file");
        if (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any()) return path;
        var isTrial = homes.Find(path) is { } home ? home.Trial : TrialRecord.Read(path) is not null;
        if (isTrial) return path;
        // A run that was cut off within its first write leaves only that.
        if (Directory.EnumerateFileSystemEntries(path).All(entry => entry.EndsWith(".new", StringComparison.Ordinal)))
            return path;
        throw CliErrors.BadFolder(path, "is neither empty nor a trial home, so nothing is tried in it");
    }

    /// <summary>Makes the folder of a trial home, readable by its owner only.</summary>
    public static void MakeFolder(string home) => Directory.CreateDirectory(home, FolderMode);

    private async Task RemoveAsync(string home, CancellationToken cancellationToken)
    {
        if (await IsAliveAsync(home, cancellationToken)) return; // Someone still uses it.
        foreach (var folder in new[] { home, homes.HeadOf(home) })
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<bool> IsAliveAsync(string home, CancellationToken cancellationToken)
    {
        try
        {
            await using var client = await launcher.ConnectAsync(home, cancellationToken);
            return true;
        }
        catch (NodeException absent)
        {
            return absent.Exit != ExitCodes.NoDaemon;
        }
    }

    private static string PathOf(string cache, int number) =>
        Path.Combine(cache, Prefix + number.ToString(CultureInfo.InvariantCulture));

    private static int NumberOf(string path) =>
        int.TryParse(Path.GetFileName(path)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture,
            out var number) ? number : 0;
}
