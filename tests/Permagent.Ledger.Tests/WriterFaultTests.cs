using System.Security.Cryptography;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;

namespace Permagent.Ledger.Tests;

/// <summary>A key or a listener that fails: the call that needs it is told, all others go on.</summary>
public sealed class WriterFaultTests
{
    [Fact]
    public async Task A_key_that_does_not_answer_fails_what_needs_it_and_the_writer_goes_on()
    {
        using var home = new TestHome { Options = new() { Ballast = false } };
        await (await home.CreateAsync()).DisposeAsync();
        var key = new MoodyKey(home.Node);
        await using var ledger = await LedgerFile.OpenAsync(home.Home, key, home.Options, TestHome.None);
        key.Fails = true;

        await ledger.AppendAsync(TestHome.Draft(EntryTypes.Observe), TestHome.None);
        var head = await Assert.ThrowsAsync<LedgerRefusedException>(
            async () => await ledger.CheckpointAsync(TestHome.None));
        await Assert.ThrowsAsync<CryptographicException>(async () => await home.CloseOneTaskAsync(ledger));
        var trouble = ledger.Status.Trouble;
        key.Fails = false;
        var receipt = await ledger.CloseTaskAsync(home.Closing(), TestHome.None);
        await ledger.CheckpointAsync(TestHome.None);

        Assert.Contains("the key is away", head.Message);
        Assert.Contains("the key is away", trouble);
        Assert.Equal("t1", receipt.Task);
        Assert.Null(ledger.Status.Trouble);
        Assert.NotNull(await ledger.SignedHeadAsync(TestHome.None));
        Assert.Empty(await ledger.CheckAsync(TestHome.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_listener_that_throws_ends_nothing(bool inline)
    {
        var told = 0;
        using var home = new TestHome
        {
            Options = new()
            {
                Inline = inline, Ballast = false,
                Appended = rows => told = told == 0 ? rows.Length : throw new InvalidOperationException("deaf"),
            },
        };
        await using var ledger = await home.CreateAsync();

        for (var i = 0; i < 3; i++) await ledger.AppendAsync(TestHome.Draft(EntryTypes.Observe), TestHome.None);
        await ledger.CheckpointAsync(TestHome.None);

        Assert.Equal(4, ledger.Status.Head.Size);
        Assert.Equal(1, told);
        Assert.Equal("deaf", ledger.Status.Trouble);
        Assert.NotNull(await ledger.SignedHeadAsync(TestHome.None));
    }

    private sealed class MoodyKey(ISigner inner) : ISigner
    {
        public volatile bool Fails;

        public string AlgorithmId => inner.AlgorithmId;

        public KeyId KeyId => inner.KeyId;

        public ReadOnlyMemory<byte> Spki => inner.Spki;

        public ReadOnlyMemory<byte> Sign(ReadOnlySpan<byte> bytes) =>
            Fails ? throw new CryptographicException("the key is away") : inner.Sign(bytes);
    }
}
