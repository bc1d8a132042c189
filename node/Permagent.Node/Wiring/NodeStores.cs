using Permagent.Brain;
using Permagent.Journal;
using Permagent.Ledger;
using Permagent.Node.Api;
using Permagent.Node.Home;
using Permagent.Node.Keys;
using Permagent.Tools.Readers;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;

namespace Permagent.Node.Wiring;

/// <summary>The open files of a home. Opened ledger first, closed journal last.</summary>
internal sealed class NodeStores : IAsyncDisposable
{
    private readonly IDisposable _nodeKey;

    private NodeStores(LedgerFile ledger, JournalFile journal, SqliteBrain brain, IDisposable nodeKey) =>
        (Ledger, Journal, Brain, _nodeKey) = (ledger, journal, brain, nodeKey);

    /// <summary>Entries, receipts, approvals.</summary>
    public LedgerFile Ledger { get; }

    /// <summary>Events, outbox, feed.</summary>
    public JournalFile Journal { get; }

    /// <summary>Memory.</summary>
    public SqliteBrain Brain { get; }

    /// <summary>Opens all of them; what is open is closed again when a later one fails.</summary>
    /// <exception cref="NodeException">PA-0140 to PA-0142: which file, what is wrong, what to do.</exception>
    public static async Task<NodeStores> OpenAsync(
        HomeFolder home, NodeAmbient ambient, Action<long> appended, CancellationToken cancellationToken)
    {
        var nodeKey = new KeyFiles(home).Load(KeyRoles.Node);
        LedgerFile? ledger = null;
        JournalFile? journal = null;
        try
        {
            ledger = await OpenLedgerAsync(home, ambient, new EcdsaSigner(nodeKey), appended, cancellationToken);
            journal = JournalFile.Open(new()
            {
                Path = home.JournalDatabase,
                Time = ambient.Clock,
                Mode = ambient.Inline ? WriterMode.Inline : WriterMode.Thread,
                SyncToDisk = !ambient.Inline,
            });
            var brain = SqliteBrain.Open(new()
            {
                Folder = home.Root,
                Clock = ambient.Clock,
                Secrets = ambient.Secrets,
                Mode = ambient.Inline ? BrainMode.Inline : BrainMode.Threaded,
                Readers = [new MarkdownReader()],
            });
            return new(ledger, journal, brain, nodeKey);
        }
        catch (Exception failure)
        {
            if (journal is not null) await journal.DisposeAsync();
            if (ledger is not null) await ledger.DisposeAsync();
            nodeKey.Dispose();
            if (StoreFailures.Translate(failure, home) is { } known) throw known;
            throw;
        }
    }

    /// <summary>Ends as a killed process does: nothing is folded back, connections are dropped.</summary>
    public async Task CrashAsync()
    {
        await Ledger.CrashAsync();
        Journal.Crash();
        Brain.Crash();
        _nodeKey.Dispose();
    }

    /// <summary>Closes: memory, then the ledger with its last signed head, the journal last.</summary>
    public async ValueTask DisposeAsync()
    {
        await Brain.DisposeAsync();
        await Ledger.DisposeAsync();
        await Journal.DisposeAsync();
        _nodeKey.Dispose();
    }

    private static async Task<LedgerFile> OpenLedgerAsync(
        HomeFolder home, NodeAmbient ambient, ISigner node, Action<long> appended, CancellationToken cancellationToken)
    {
        var place = new LedgerHome
        {
            StateFolder = home.Root,
            HeadFolder = home.Head,
            PlatformId = ambient.PlatformId,
            BootId = ambient.BootId,
            Clock = ambient.Clock,
            Secrets = ambient.Secrets,
            Version = ambient.Version,
            Binary = ambient.Binary,
            Os = ambient.Os,
        };
        var options = new LedgerOptions
        {
            Inline = ambient.Inline,
            Ballast = !ambient.Inline,
            Appended = entries => appended(entries[^1].Seq),
        };
        var born = File.Exists(home.LedgerDatabase) || Directory.EnumerateFiles(home.Head).Any();
        if (born)
        {
            try
            {
                return await LedgerFile.OpenAsync(place, node, options, cancellationToken);
            }
            catch (LedgerDamagedException) when (!Directory.EnumerateFiles(home.Head).Any())
            {
                // A kill between the file and its first entry: nobody has heard of that log, so it is made again.
                // If there is an entry after all, making it is refused.
            }
        }

        var first = new LedgerBirth(new KeyFiles(home).ReadEvents()[0]);
        return await LedgerFile.CreateAsync(place, first, node, options, cancellationToken);
    }
}
