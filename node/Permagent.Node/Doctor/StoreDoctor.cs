using System.Security.Cryptography;
using Permagent.Brain;
using Permagent.Journal;
using Permagent.Ledger;
using Permagent.Node.Api;
using Permagent.Node.Home;
using Permagent.Node.Wiring;

namespace Permagent.Node.Doctor;

/// <summary>Looks through the three databases while no daemon runs; changes nothing. It holds the home's lock
/// meanwhile, so that no daemon opens what is being looked at.</summary>
internal sealed class StoreDoctor(HomeFolder home, TimeProvider clock)
{
    /// <summary>Entries that the fast group hashes again, the newest (experience.md, D07).</summary>
    public const long QuickEntriesMax = 10_000;

    private const long WalBytesMax = 64L << 20; // A longer one means that nothing folds it back (D06).

    private string[] Files => [home.LedgerDatabase, home.JournalDatabase, home.BrainDatabase];

    /// <summary>D06, D07 and D08; nothing while a daemon owns the files, which makes these checks itself.</summary>
    public IReadOnlyList<DoctorLine> Check(bool deep, CancellationToken cancellationToken)
    {
        if (HomeLock.IsHeld(home)) return [];
        if (!Files.Any(File.Exists) && !(Directory.Exists(home.Head) && Directory.EnumerateFiles(home.Head).Any()))
            return [new("D06", "skip", "no database yet: the first start makes them", "", "S")];
        try
        {
            using var held = HomeLock.Take(home);
            return [.. Looked(deep, cancellationToken)];
        }
        catch (Exception failure) when (failure is NodeException or IOException or UnauthorizedAccessException)
        {
            return [new("D06", "skip", $"the databases were not looked at: {failure.Message}", "", "S")];
        }
    }

    /// <summary>D07 of what was found.</summary>
    public static DoctorLine LineOf(LedgerFindings found, bool deep)
    {
        if (!found.Entries.IsEmpty)
        {
            return new("D07", "fail", $"ledger.db: {found.Entries[0]}",
                "Copy ledger.db away, then restore the home from a copy.", "M");
        }

        var again = deep ? found.Size : Math.Min(found.Size, QuickEntriesMax);
        return new("D07", "ok", $"{found.Size} entries lead to the signed heads, {again} hashed again", "", "M");
    }

    private IEnumerable<DoctorLine> Looked(bool deep, CancellationToken cancellationToken)
    {
        LedgerFindings? ledger = null;
        DoctorLine?[] bad =
        [
            Try(home.LedgerDatabase, () => ledger = LedgerFile.Examine(
                home.Root, home.Head, deep ? long.MaxValue : QuickEntriesMax, cancellationToken)),
            Try(home.JournalDatabase, () => JournalFile.Examine(home.JournalDatabase)),
            Try(home.BrainDatabase, LookAtBrain),
        ];
        var found = bad.OfType<DoctorLine>().ToList();
        foreach (var line in found) yield return line;
        if (found.Count == 0)
            yield return WalsOr(new("D06", "ok", "ledger.db, journal.db and brain.db whole", "", "S"));
        if (ledger is null) yield break;
        yield return LineOf(ledger, deep);
        yield return ledger.Head is { } head
            ? new("D08", "fail", $"the ledger is not the one that the head file knows: {head}",
                "Restore the newer ledger.db; nothing is signed until then.", "M")
            : new("D08", "ok", "the log continues the head kept outside it", "", "M");
    }

    private void LookAtBrain()
    {
        using var secrets = RandomNumberGenerator.Create(); // Asked for by the options; nothing is made here.
        SqliteBrain.Examine(new() { Folder = home.Root, Clock = clock, Secrets = secrets });
    }

    private DoctorLine? Try(string file, Action look)
    {
        if (!File.Exists(file))
        {
            return new("D06", "fail", $"{file} is missing",
                $"Put {Path.GetFileName(file)} back, or restore the home from a copy.", "M");
        }

        try
        {
            look();
            return null;
        }
        catch (Exception failure) when (StoreFailures.Translate(failure, home) is { } known)
        {
            return new("D06", "fail", known.Message, known.Exit == Cli.ExitCodes.OtherVersion ? known.Fix
                : $"Copy {Path.GetFileName(file)} away, then restore the home from a copy. It was left as it is.", "M");
        }
    }

    private DoctorLine WalsOr(DoctorLine whole)
    {
        var tall = Files.Select(file => new FileInfo(file + "-wal"))
            .FirstOrDefault(wal => wal.Exists && wal.Length > WalBytesMax);
        return tall is null
            ? whole
            : new("D06", "warn", $"{tall.Name} has {tall.Length >> 20} MiB", "permagent up, then permagent down", "S");
    }
}
