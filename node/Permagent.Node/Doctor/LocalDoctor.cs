using Permagent.Node.Api;
using Permagent.Node.Cli;
using Permagent.Node.Home;
using Permagent.Node.Keys;
using Permagent.Verify.Keys;
using Permagent.Verify.Statements;

namespace Permagent.Node.Doctor;

/// <summary>The checks that work with the daemon down: folder, socket, databases, keys, head, clock.</summary>
internal sealed class LocalDoctor(TimeProvider clock) : ILocalDoctor
{
    private const long FreeBytesMin = 2L << 30; // D05: 2 GiB, room for databases, blobs and undo.
    private const int EarliestYear = 2026; // No home is older; an earlier clock is wrong.

    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <inheritdoc/>
    public Task<IReadOnlyList<DoctorLine>> CheckAsync(
        string home, bool deep, bool fix, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folder = HomeFolder.At(home);
        IReadOnlyList<DoctorLine> lines = folder.Exists
            ?
            [
                CheckSocket(folder, fix), CheckFolder(folder, fix),
                .. new StoreDoctor(folder, clock).Check(deep, cancellationToken), CheckSettings(folder),
                CheckNodeKey(folder),
                CheckApprover(folder), CheckClock(), NoSandbox,
            ]
            : [new("D05", "skip", $"no home at {folder.Root}", "permagent init --yes --folder DIR", "M"), NoSandbox];
        return Task.FromResult(lines);
    }

    private static DoctorLine NoSandbox { get; } =
        new("D15", "skip", "no sandbox yet: exec.* is refused, checks run in our own code", "", "M");

    private static DoctorLine CheckSocket(HomeFolder folder, bool fix)
    {
        try
        {
            folder.RequireSocketFits();
        }
        catch (NodeException tooLong)
        {
            return new("D04", "fail", tooLong.Message, tooLong.Fix, "M");
        }

        var stale = File.Exists(folder.Socket) && !HomeLock.IsHeld(folder);
        if (stale && fix) File.Delete(folder.Socket);
        if (stale && !fix) return new("D04", "warn", "a socket without a daemon", "permagent doctor --fix", "S");
        return File.Exists(folder.Socket) && File.GetUnixFileMode(folder.Socket).HasFlag(UnixFileMode.OtherRead)
            ? new("D04", "fail", "others can use the socket", "permagent down, then permagent up", "S")
            : new("D04", "ok", "socket path short, for its owner only", "", "S");
    }

    private static DoctorLine CheckFolder(HomeFolder folder, bool fix)
    {
        if (fix) folder.MakeFolders(freeBytesMin: 0);
        var open = new[] { folder.Root, folder.Head, folder.Keys }
            .FirstOrDefault(path => !Directory.Exists(path) || File.GetUnixFileMode(path) != OwnerOnly);
        if (open is not null)
            return new("D05", "fail", $"{open} is missing or open to others", "permagent doctor --fix", "S");
        var free = new DriveInfo(folder.Root).AvailableFreeSpace;
        return free < FreeBytesMin
            ? new("D05", "warn", $"{free >> 20} MiB free, {FreeBytesMin >> 20} wanted", "Free some space.", "M")
            : new("D05", "ok", $"for its owner only, {free >> 30} GiB free", "", "S");
    }

    private static DoctorLine CheckSettings(HomeFolder folder)
    {
        try
        {
            var config = HomeConfig.Read(folder.Config);
            return new("D13", "ok", $"settings read, {config.Folders.Length} folders granted", "", "M");
        }
        catch (NodeException bad)
        {
            return new("D13", "fail", bad.Message, bad.Fix, "M");
        }
    }

    private static DoctorLine CheckNodeKey(HomeFolder folder)
    {
        try
        {
            var files = new KeyFiles(folder);
            var ring = KeyRing.Start(files.ReadEvents()[0]);
            return ring.Node.Id == files.PublicOf(KeyRoles.Node).Id
                ? new("D09", "ok", "node key is the one of the first key event, a file for its owner", "", "A")
                : new("D09", "fail", "the node key is not the one of the first key event", "Restore keys/.", "M");
        }
        catch (Exception bad) when (bad is NodeException or KeyEventRefusedException or ArgumentOutOfRangeException)
        {
            return new("D09", "fail", bad.Message, "Restore keys/ from a copy of the home.", "M");
        }
    }

    // Only that it is there: the key itself is loaded for one signature, by the verb that needs it.
    private static DoctorLine CheckApprover(HomeFolder folder) => new KeyFiles(folder).Has(KeyRoles.Approver)
        ? new("D10", "ok", "approver key there" + (new KeyFiles(folder).Has(KeyRoles.Presence)
            ? ", key with presence too" : "; a key with presence is made before the first tier 3 answer"), "", "A")
        : new("D10", "fail", "approver key missing", "Restore keys/ from a copy of the home.", "M");

    private DoctorLine CheckClock() => clock.GetUtcNow().Year >= EarliestYear
        ? new("D12", "ok", "clock plausible", "", "M")
        : new("D12", "fail", $"the clock says {clock.GetUtcNow():yyyy-MM-dd}", "Set the clock.", "M");
}
