using System.Text;
using Permagent.Node.Api;
using Permagent.Node.Cli;
using Permagent.Node.Home;
using Permagent.Node.Keys;
using Permagent.Testing;
using Permagent.Verify.Formats;
using Permagent.Verify.Keys;

namespace Permagent.Node.Tests.Keys;

public sealed class ApproverSignerTests
{
    private const string Right = "a long sentence of mine";
    private static readonly Digest Action = Digest.Of("action"u8);

    [Theory]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public async Task An_answer_of_tier_2_counts_for_its_own_ask_only(int tier, bool allow)
    {
        using var temp = new TempHome();
        var (signer, ring) = await HomeAsync(temp, TimeProvider.System);
        var card = CardOf(ring, tier);

        var envelope = await SignAsync(signer, temp, card, allow, (SignMethod.LocalUi, null));

        var answer = ApprovalRules.Accept(envelope, AskedOf(ring, card), ring);
        Assert.Equal(allow, ApprovalRules.Allows(answer.Answer));
        var other = AskedOf(ring, card) with { RequestSeq = card.RequestSeq + 1 };
        Assert.Throws<FormatException>(() => ApprovalRules.Accept(envelope, other, ring));
    }

    [Fact]
    public async Task A_key_without_presence_never_allows_tier_3()
    {
        using var temp = new TempHome();
        var (signer, ring) = await HomeAsync(temp, TimeProvider.System);
        var card = CardOf(ring, 3);

        var envelope = await SignAsync(signer, temp, card, allow: true, (SignMethod.LocalUi, null));

        Assert.Throws<FormatException>(() => ApprovalRules.Accept(envelope, AskedOf(ring, card), ring));
    }

    [Fact]
    public async Task The_presence_key_signs_with_its_passphrase_and_nothing_without()
    {
        using var temp = new TempHome();
        var (signer, _) = await HomeAsync(temp, TimeProvider.System);
        await signer.EnrolPresenceAsync(temp.Path, Right, CancellationToken.None);
        var ring = RingOf(temp);
        var card = CardOf(ring, 3);

        var envelope = await SignAsync(signer, temp, card, allow: true, (SignMethod.Passphrase, Right));

        Assert.True(ApprovalRules.Accept(envelope, AskedOf(ring, card), ring).Presence);
        var refused = await Assert.ThrowsAsync<NodeException>(
            () => SignAsync(signer, temp, card, allow: true, (SignMethod.Passphrase, "wrong")));
        Assert.Equal("PA-0122", refused.Code);
    }

    [Fact]
    public async Task Five_wrong_passphrases_make_a_pause_that_a_new_process_keeps()
    {
        using var temp = new TempHome();
        var clock = new ManualClock();
        var (signer, _) = await HomeAsync(temp, clock);
        await signer.EnrolPresenceAsync(temp.Path, Right, CancellationToken.None);
        var card = CardOf(RingOf(temp), 3);
        for (var i = 0; i < ApproverSigner.WrongPassphrasesMax; i++)
        {
            await Assert.ThrowsAsync<NodeException>(
                () => SignAsync(new(clock), temp, card, allow: true, (SignMethod.Passphrase, "wrong")));
        }

        var paused = await Assert.ThrowsAsync<NodeException>(
            () => SignAsync(new(clock), temp, card, allow: true, (SignMethod.Passphrase, Right)));
        clock.Advance(ApproverSigner.PauseTime);
        var envelope = await SignAsync(new(clock), temp, card, allow: true, (SignMethod.Passphrase, Right));

        Assert.Equal("PA-0123", paused.Code);
        Assert.NotEmpty(envelope.Signatures);
    }

    private static async Task<(ApproverSigner Signer, KeyRing Ring)> HomeAsync(TempHome temp, TimeProvider clock)
    {
        await new Homes(clock, _ => null).CreateAsync(temp.Path, trial: false, CancellationToken.None);
        return (new(clock), RingOf(temp));
    }

    private static KeyRing RingOf(TempHome temp)
    {
        var events = new KeyFiles(temp.Folder).ReadEvents();
        return events.Skip(1).Aggregate(KeyRing.Start(events[0]), (ring, next) => ring.With(next));
    }

    private static AskCardView CardOf(KeyRing ring, int tier) => new(
        "a7", Action.ToString(), tier, "fs.write.outside", "goal/land", "write OVERVIEW.md", "why", "rule", "nobody",
        "yes", "denied", [], [], "ABCD", DateTimeOffset.UnixEpoch, Trial: false, ring.Origin.ToString(), 7);

    private static ApprovalAsked AskedOf(KeyRing ring, AskCardView card) =>
        new(ring.Origin, card.RequestSeq, Action, $"T{card.Tier}");

    private static async Task<DsseEnvelope> SignAsync(
        ApproverSigner signer, TempHome temp, AskCardView card, bool allow, (SignMethod Method, string? Words) proof)
    {
        var text = await signer.SignAsync(
            new(temp.Path, card, allow, proof.Method, proof.Words), CancellationToken.None);
        return Dsse.Read(Encoding.UTF8.GetBytes(text));
    }
}
