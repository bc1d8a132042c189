using System.Data.Common;
using Permagent.Brain;
using Permagent.Journal.Errors;
using Permagent.Ledger;
using Permagent.Node.Api;
using Permagent.Node.Home;

namespace Permagent.Node.Wiring;

/// <summary>Says in words which file of a home cannot be opened. Nothing is ever made anew in silence.</summary>
internal static class StoreFailures
{
    /// <summary>The failure for a person, or null when it is none of ours.</summary>
    public static NodeException? Translate(Exception failure, HomeFolder home) => failure switch
    {
        NodeException known => known,
        LedgerNewerException or JournalNewerException or BrainTooNewException => new(
            "PA-0141", $"A file of {home.Root} was written by a newer program: {failure.Message}",
            "Use that program; nothing was changed.", 7),
        LedgerDamagedException or LedgerRefusedException => Damaged(home.LedgerDatabase, failure),
        JournalCorruptException => Damaged(home.JournalDatabase, failure),
        BrainDamagedException => Damaged(home.BrainDatabase, failure),
        LedgerFullException or JournalFullException => new(
            "PA-0142", $"The disk of {home.Root} is full: {failure.Message}", "Free some space; nothing was lost.", 1),
        JournalException or IOException or UnauthorizedAccessException or DbException => new(
            "PA-0143", $"A file of {home.Root} cannot be opened: {failure.Message}", "permagent doctor", 1),
        _ => null,
    };

    private static NodeException Damaged(string file, Exception failure) => new(
        "PA-0140", $"{file} is damaged: {failure.Message}",
        "The file is kept as it is. Restore the home from a copy; permagent doctor shows what else is wrong.", 1);
}
