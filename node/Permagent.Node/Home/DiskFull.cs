using Permagent.Journal.Errors;
using Permagent.Ledger;
using Permagent.Node.Api;

namespace Permagent.Node.Home;

/// <summary>Tells a full disk from other failures, and says what to do.</summary>
internal static class DiskFull
{
    // errno of <errno.h>: the base library puts it into HResult on Unix.
    private const int NoSpace = 28;

    /// <summary>What to do about it.</summary>
    public const string Fix = "Free some space on that disk and try again.";

    private static int QuotaFull => OperatingSystem.IsMacOS() ? 69 : 122;

    /// <summary>True when a disk or a quota had no room.</summary>
    public static bool Is(Exception failure) => failure is LedgerFullException or JournalFullException
        || (failure is IOException && (failure.HResult == NoSpace || failure.HResult == QuotaFull));

    /// <summary>The failure for a person.</summary>
    public static NodeException Of(Exception failure) =>
        new("PA-0142", $"The disk or your quota is full: {failure.Message} Nothing was lost.", Fix, 1);
}
