using Permagent.Verify.Checks;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;

namespace Permagent.Ledger.Tests.Export;

public sealed class LogExportTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    private string Place => Path.Combine(_home.Folder, "log");

    private VerifyResult Verify() => Verifier.Verify(
        new VerifyRequest { Path = Place, NodeKeys = [TestHome.Public(_home.Node)] }, TestHome.None);

    private async Task ExportAsync()
    {
        await using var ledger = await _home.CreateAsync();
        await _home.AddPresenceAsync(ledger);
        await _home.CloseOneTaskAsync(ledger);
        await _home.CloseOneTaskAsync(ledger, "t2", 2);
        await ledger.AppendAsync(TestHome.Draft(EntryTypes.NodeStop), TestHome.None);
        await ledger.ExportLogAsync(Place, TestHome.None);
    }

    [Fact]
    public async Task An_exported_log_verifies_with_all_its_receipts()
    {
        await ExportAsync();

        var result = Verify();

        Assert.Equal((ExitCodes.Unwitnessed, null), (result.ExitCode, result.Facts is null ? result.Reason : null));
        Assert.Equal((2, 2), (result.Facts!.Receipts, result.Facts.Answers));
        Assert.Equal(result.Facts.Head.Size, result.Facts.Entries);
    }

    [Fact]
    public async Task A_left_out_entry_receipt_or_key_event_is_noticed()
    {
        await ExportAsync();
        var entries = await File.ReadAllBytesAsync(Path.Combine(Place, ExportFiles.Entries));
        await using (var file = File.Create(Path.Combine(Place, ExportFiles.Entries)))
        {
            foreach (var (seq, bytes) in EntryBundle.Read(new MemoryStream(entries)).SkipLast(1))
            {
                EntryBundle.Write(file, seq, bytes);
            }
        }

        Assert.Contains("root", Verify().Reason);
        await File.WriteAllBytesAsync(Path.Combine(Place, ExportFiles.Entries), entries);
        Assert.Equal(ExitCodes.Unwitnessed, Verify().ExitCode);
        Assert.Contains("receipts of the log are missing", await WithoutLastLineAsync(ExportFiles.Receipts));

        // Without the file of the key that nobody told of, which would be noticed first.
        foreach (var key in Directory.EnumerateFiles(Place, "approver-*")) File.Delete(key);
        Assert.Contains("is not what the log holds", await WithoutLastLineAsync(ExportFiles.Keys));
    }

    private async Task<string> WithoutLastLineAsync(string name)
    {
        var path = Path.Combine(Place, name);
        var lines = await File.ReadAllLinesAsync(path);
        await File.WriteAllTextAsync(path, string.Concat(lines[..^1].Select(line => line + "\n")));
        var reason = Verify().Reason;
        await File.WriteAllTextAsync(path, string.Concat(lines.Select(line => line + "\n")));
        return reason;
    }
}
