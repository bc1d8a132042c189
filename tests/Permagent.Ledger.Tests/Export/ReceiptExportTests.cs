using System.Diagnostics;
using System.Text;
using Permagent.Ledger.Export;
using Permagent.Verify.Checks;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;

namespace Permagent.Ledger.Tests.Export;

public sealed class ReceiptExportTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    private string Place => Path.Combine(_home.Folder, "export");

    private async Task<LedgerFile> ExportedAsync(long? known = null)
    {
        var ledger = await _home.CreateAsync();
        await ledger.AppendAsync(TestHome.Draft(EntryTypes.NodeStart), TestHome.None);
        var row = await _home.CloseOneTaskAsync(ledger);
        for (var i = 0; i < 5; i++) await ledger.AppendAsync(TestHome.Draft(EntryTypes.Observe), TestHome.None);
        var salted = StatementCodec.ReadReceipt(Dsse.Read(row.Envelope)).Subject[1].Digest.Sha256;
        await ledger.ExportReceiptAsync(new ReceiptExport("t1", Place, known, [salted]), TestHome.None);
        return ledger;
    }

    private VerifyResult Verify(params PublicKey[] pinned) =>
        Verifier.Verify(new VerifyRequest { Path = Place, NodeKeys = [.. pinned] }, TestHome.None);

    private (int Exit, string Output) Script(string? key)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(Place, ExportFiles.Script));
        if (key is not null) start.ArgumentList.Add(key);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    [Fact]
    public async Task An_exported_receipt_verifies_with_a_known_key_and_is_undecided_without()
    {
        await using var ledger = await ExportedAsync();

        var known = Verify(TestHome.Public(_home.Node));
        var approver = Verifier.Verify(
            new VerifyRequest { Path = Place, ApproverKeys = [TestHome.Public(_home.Approver)] }, TestHome.None);
        var unknown = Verify();
        var other = Verify(TestHome.Public(_home.Presence));

        Assert.Equal((ExitCodes.Unwitnessed, null), (known.ExitCode, known.Facts is null ? known.Reason : null));
        Assert.Equal(ExitCodes.Unwitnessed, approver.ExitCode);
        Assert.Equal(ExitCodes.Undecided, unknown.ExitCode);
        Assert.Equal(ExitCodes.Invalid, other.ExitCode);
        Assert.Equal(("t1", TaskOutcomes.Completed, (1, 1), 1), (
            known.Facts!.Task, known.Facts.Outcome, known.Facts.Checks, known.Facts.Answers));
        Assert.Contains("c2: subjective taste", known.Facts.NotChecked);
        Assert.Contains(known.Lines(), line => line.Contains("No other owner has witnessed"));
        Assert.Contains(known.Findings, line => line.Contains("is the one that the receipt names"));
    }

    [Fact]
    public async Task The_script_accepts_the_export_and_refuses_another_key()
    {
        await using var ledger = await ExportedAsync();
        var other = Path.Combine(_home.Folder, "other.pem");
        await File.WriteAllTextAsync(other, TestHome.Public(_home.Approver).ToPem());

        var good = Script(null);
        var named = Script(Path.Combine(Place, ExportFiles.NodeKey));
        var wrong = Script(other);

        Assert.Equal((0, ""), (good.Exit, good.Exit == 0 ? "" : good.Output));
        Assert.Contains("Verified OK", named.Output);
        Assert.Equal(ExitCodes.Invalid, wrong.Exit);
    }

    [Theory]
    [InlineData(ExportFiles.Statement)]
    [InlineData(ExportFiles.Pae)]
    [InlineData(ExportFiles.Entry)]
    [InlineData(ExportFiles.Proof)]
    [InlineData(ExportFiles.Checkpoint)]
    public async Task The_script_refuses_a_changed_byte(string name)
    {
        await using var ledger = await ExportedAsync();
        var path = Path.Combine(Place, name);
        var bytes = await File.ReadAllBytesAsync(path);

        bytes[bytes.Length / 2] ^= 1;
        if (name == ExportFiles.Proof) bytes[60] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);

        Assert.NotEqual(0, Script(null).Exit);
    }

    [Fact]
    public async Task Every_changed_byte_is_refused_or_changes_no_fact()
    {
        await using var ledger = await ExportedAsync();
        var key = TestHome.Public(_home.Node);
        var facts = Shown(Verify(key));
        var stride = Environment.GetEnvironmentVariable("PERMAGENT_LONG") == "1" ? 1 : 61;
        var survived = new List<string>();

        foreach (var path in Directory.EnumerateFiles(Place, "*", SearchOption.AllDirectories).Order())
        {
            if (Path.GetFileName(path) is ExportFiles.Script or ExportFiles.Guide) continue;
            var bytes = await File.ReadAllBytesAsync(path);
            for (var i = 0; i < bytes.Length; i += stride)
            {
                bytes[i] ^= 1;
                await File.WriteAllBytesAsync(path, bytes);
                var result = Verify(key);
                if (result.ExitCode < ExitCodes.Invalid && Shown(result) != facts) survived.Add($"{path}:{i}");
                bytes[i] ^= 1;
            }

            await File.WriteAllBytesAsync(path, bytes);
        }

        Assert.Empty(survived);
        Assert.Equal(facts, Shown(Verify(key)));
    }

    [Fact]
    public async Task Another_entry_of_the_task_and_another_way_to_the_root_are_refused()
    {
        await using var ledger = await ExportedAsync();
        var key = TestHome.Public(_home.Node);
        var (entries, proof) = (Path.Combine(Place, ExportFiles.Entries), Path.Combine(Place, ExportFiles.Proof));
        var bytes = await File.ReadAllBytesAsync(entries);
        var told = TlogProof.Read(await File.ReadAllBytesAsync(proof));

        bytes[bytes.AsSpan().IndexOf("boot-1"u8) + 5] = (byte)'2';
        await File.WriteAllBytesAsync(entries, bytes);
        var other = Verify(key);
        bytes[bytes.AsSpan().IndexOf("boot-2"u8) + 5] = (byte)'1';
        await File.WriteAllBytesAsync(entries, bytes);
        var same = Verify(key);
        await File.WriteAllTextAsync(
            proof, (told with { Hashes = told.Hashes.SetItem(0, Digest.Of([1])) }).Write());
        var elsewhere = Verify(key);

        Assert.Equal(ExitCodes.Unwitnessed, same.ExitCode);
        Assert.Contains("not those that the receipt was made from", other.Reason);
        Assert.Contains("not in the log", elsewhere.Reason);
    }

    [Theory]
    [InlineData(ExportFiles.Receipt)]
    [InlineData(ExportFiles.Statement)]
    [InlineData(ExportFiles.Signature)]
    [InlineData(ExportFiles.Entry)]
    [InlineData(ExportFiles.Proof)]
    [InlineData(ExportFiles.CheckpointSignature)]
    [InlineData(ExportFiles.Entries)]
    [InlineData(ExportFiles.Keys)]
    public async Task A_missing_file_cannot_be_decided_and_a_cut_one_is_refused(string name)
    {
        await using var ledger = await ExportedAsync();
        var path = Path.Combine(Place, name);
        var bytes = await File.ReadAllBytesAsync(path);

        await File.WriteAllBytesAsync(path, bytes[..^1]);
        var cut = Verify(TestHome.Public(_home.Node));
        File.Delete(path);
        var missing = Verify(TestHome.Public(_home.Node));

        Assert.Equal(ExitCodes.Invalid, cut.ExitCode);
        Assert.Equal(ExitCodes.Undecided, missing.ExitCode);
    }

    [Fact]
    public async Task A_trial_home_says_so()
    {
        using var home = new TestHome { Trial = true };
        await using var ledger = await home.CreateAsync();
        await home.CloseOneTaskAsync(ledger);
        var place = Path.Combine(home.Folder, "export");

        await ledger.ExportReceiptAsync(new ReceiptExport("t1", place), TestHome.None);
        var result = Verifier.Verify(
            new VerifyRequest { Path = place, NodeKeys = [TestHome.Public(home.Node)] }, TestHome.None);

        Assert.Equal(ExitCodes.Unwitnessed, result.ExitCode);
        Assert.Contains(result.NotProven, line => line.Contains("trial home"));
    }

    [Fact]
    public async Task An_export_continues_a_head_that_was_kept_and_two_histories_are_noticed()
    {
        await using var ledger = await ExportedAsync(known: 2);
        var leaves = (await Task.WhenAll(Enumerable.Range(0, 2).Select(
            async seq => Merkle.Leaf((await ledger.ReadBytesAsync(seq, TestHome.None))!.Value.Span)))).ToArray();
        var kept = new Checkpoint(_home.Origin, new MerkleHead(2, Merkle.Root(leaves))).Sign(_home.Node);
        var size = Verify().Facts!.Head.Size;
        var fork = new Checkpoint(_home.Origin, new MerkleHead(size, Digest.Of([1]))).Sign(_home.Node);
        var other = new Checkpoint(_home.Origin, new MerkleHead(2, Digest.Of([1]))).Sign(_home.Node);
        VerifyResult With(SignedNote note) => Verifier.Verify(
            new VerifyRequest { Path = Place, NodeKeys = [TestHome.Public(_home.Node)], KnownHead = note },
            TestHome.None);

        Assert.Contains("The log continues the head you kept.", With(kept).Findings);
        Assert.Equal(ExitCodes.TwoHistories, With(fork).ExitCode);
        Assert.Equal(ExitCodes.Invalid, With(other).ExitCode);
    }

    [Fact]
    public async Task A_full_folder_an_open_task_and_an_unknown_blob_are_refused_and_leave_nothing()
    {
        await using var ledger = await ExportedAsync();
        var second = Path.Combine(_home.Folder, "second");

        await Assert.ThrowsAsync<LedgerRefusedException>(
            async () => await ledger.ExportReceiptAsync(new ReceiptExport("t1", Place), TestHome.None));
        await Assert.ThrowsAsync<LedgerRefusedException>(
            async () => await ledger.ExportReceiptAsync(new ReceiptExport("t9", second), TestHome.None));
        await Assert.ThrowsAsync<LedgerRefusedException>(async () => await ledger.ExportReceiptAsync(
            new ReceiptExport("t1", second, Blobs: [Digest.Of([3])]), TestHome.None));

        Assert.False(Directory.Exists(second) || Directory.Exists(second + ".new"));
    }

    private static string Shown(VerifyResult result)
    {
        var text = new StringBuilder().Append(result.ExitCode).Append(result.Facts);
        foreach (var line in result.Facts is { } f ? f.Subjects.Concat(f.NotChecked) : []) text.Append(line);
        return text.ToString();
    }
}
