using System.Text;
using Permagent.Ledger.Effects;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;

namespace Permagent.Ledger.Tests;

public sealed class BlobTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_blob_comes_back_and_lies_encrypted_on_the_disk()
    {
        await using var ledger = await _home.CreateAsync();
        var content = Encoding.UTF8.GetBytes("the quick brown fox");

        var name = await ledger.PutBlobAsync(content, null, TestHome.None);
        var again = await ledger.PutBlobAsync(content, null, TestHome.None);

        var text = name.ToString();
        var file = await File.ReadAllBytesAsync(Path.Combine(_home.Folder, "state", "blobs", text[..2], text[2..]));
        Assert.Equal(Digest.Of(content), name);
        Assert.Equal(name, again);
        Assert.Equal(content, (await ledger.GetBlobAsync(name, TestHome.None))!.Value.ToArray());
        Assert.True(file.AsSpan().StartsWith("PGB1"u8));
        Assert.Equal(-1, file.AsSpan().IndexOf("quick"u8));
    }

    [Fact]
    public async Task A_changed_blob_is_refused_and_a_missing_one_is_null()
    {
        await using var ledger = await _home.CreateAsync();
        var name = await ledger.PutBlobAsync(new byte[] { 1, 2, 3 }, null, TestHome.None);
        var text = name.ToString();
        var path = Path.Combine(_home.Folder, "state", "blobs", text[..2], text[2..]);
        var file = await File.ReadAllBytesAsync(path);

        file[^1] ^= 1;
        await File.WriteAllBytesAsync(path, file);

        await Assert.ThrowsAsync<FormatException>(async () => await ledger.GetBlobAsync(name, TestHome.None));
        File.Delete(path);
        Assert.Null(await ledger.GetBlobAsync(name, TestHome.None));
        Assert.Null(await ledger.GetBlobAsync(Digest.Of([9]), TestHome.None));
    }

    [Fact]
    public async Task A_commitment_can_be_opened_with_its_salt_and_two_of_one_content_differ()
    {
        await using var ledger = await _home.CreateAsync();
        byte[] content = [1, 2, 3];

        var first = await ledger.CommitAsync(content, TestHome.None);
        var second = await ledger.CommitAsync(content, TestHome.None);

        var salt = (await ledger.SaltAsync(first, TestHome.None))!.Value;
        Assert.Equal(first, Commitment.Of(salt.Span, content));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_full_database_loses_nothing_and_refuses_effects()
    {
        using var home = new TestHome
        {
            Options = new() { Inline = true, Ballast = false, DatabaseBytesMax = 400 * 1024 },
        };
        await using var ledger = await home.CreateAsync();
        var data = (TestHome.Draft(EntryTypes.Observe) with
        {
            Data = System.Text.Json.JsonDocument.Parse($$"""{"x":"{{new string('y', 20_000)}}"}""").RootElement,
        }).AllObserved();
        var written = 0;

        await Assert.ThrowsAsync<LedgerFullException>(async () =>
        {
            for (; written < 100; written++) await ledger.AppendAsync(data, TestHome.None);
        });

        Assert.InRange(written, 1, 99);
        Assert.Equal(written, (await ledger.ReadTypeAsync(EntryTypes.Observe, 200, TestHome.None)).Length);
        Assert.Empty(await ledger.CheckAsync(TestHome.None));
    }

    [Fact]
    public async Task The_ballast_is_held_from_the_start()
    {
        using var home = new TestHome { Options = new() { Inline = true } };

        await using var ledger = await home.CreateAsync();

        Assert.Equal(16 * 1024 * 1024, new FileInfo(Path.Combine(home.Folder, "state", "ledger.ballast")).Length);
        Assert.IsType<EffectBegun>(await ledger.BeginEffectAsync(TestHome.Intent("T1", 1), TestHome.None));
    }
}
