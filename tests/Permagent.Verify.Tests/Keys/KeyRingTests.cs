using System.Security.Cryptography;
using Permagent.Verify.Formats;
using Permagent.Verify.Keys;
using Permagent.Verify.Statements;

namespace Permagent.Verify.Tests.Keys;

public sealed class KeyRingTests : IDisposable
{
    private const string Ts = "2026-01-01T00:00:00.000Z";

    private readonly List<ECDsa> _made = [];
    private readonly ISigner _node;
    private readonly ISigner _approver;
    private readonly ISigner _presence;
    private readonly string _origin;

    public KeyRingTests()
    {
        (_node, _approver, _presence) = (Key(), Key(), Key());
        _origin = new LogOrigin(NodeId.Of(_node.Spki.Span), 0).ToString();
    }

    public void Dispose() => _made.ForEach(key => key.Dispose());

    private EcdsaSigner Key()
    {
        _made.Add(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        return new EcdsaSigner(_made[^1]);
    }

    private DsseEnvelope Event(string kind, (string Role, ISigner Key)[] keys, params ISigner[] signers) =>
        StatementCodec.Sign(
            new KeyEvent(
                1, Algorithms.EcdsaP256, kind, _origin, [.. keys.Select(key => KeyEventKey.Of(key.Role, key.Key))],
                null, null, null, Ts).AboutKeys(),
            signers);

    private KeyRing Start() =>
        KeyRing.Start(Event(
            KeyEvents.First, [(KeyRoles.Node, _node), (KeyRoles.Approver, _approver)], _node, _approver));

    private KeyRing WithPresence() => Start().With(
        Event(KeyEvents.Add, [(KeyRoles.Presence, _presence)], _presence, _approver, _node));

    [Fact]
    public void The_first_event_is_signed_by_both_keys()
    {
        var ring = Start();

        Assert.Equal(_node.KeyId, ring.Node.Id);
        Assert.Throws<KeyEventRefusedException>(() => KeyRing.Start(
            Event(KeyEvents.First, [(KeyRoles.Node, _node), (KeyRoles.Approver, _approver)], _node)));
        Assert.Throws<KeyEventRefusedException>(() => KeyRing.Start(
            Event(KeyEvents.First, [(KeyRoles.Node, _approver), (KeyRoles.Approver, _node)], _node, _approver)));
    }

    [Fact]
    public void The_first_presence_key_needs_itself_the_approver_and_the_node()
    {
        var ring = WithPresence();

        Assert.Equal(_presence.KeyId, ring.Active(KeyRoles.Presence).Single().Id);
    }

    [Fact]
    public void A_presence_key_added_by_the_node_alone_is_refused()
    {
        Assert.Throws<KeyEventRefusedException>(() => Start().With(
            Event(KeyEvents.Add, [(KeyRoles.Presence, _presence)], _presence, _node)));
        Assert.Throws<KeyEventRefusedException>(() => Start().With(
            Event(KeyEvents.Add, [(KeyRoles.Presence, _presence)], _approver, _node)));
    }

    [Fact]
    public void A_second_presence_key_needs_the_first_one()
    {
        var second = Key();

        var ring = WithPresence().With(Event(KeyEvents.Add, [(KeyRoles.Presence, second)], second, _presence));

        Assert.Equal(2, ring.Active(KeyRoles.Presence).Count());
        Assert.Throws<KeyEventRefusedException>(() => WithPresence().With(
            Event(KeyEvents.Add, [(KeyRoles.Presence, second)], second, _approver, _node)));
    }

    [Fact]
    public void A_key_is_revoked_by_presence_only()
    {
        var ring = WithPresence();

        var after = ring.With(Event(KeyEvents.Revoke, [(KeyRoles.Approver, _approver)], _presence));

        Assert.Empty(after.Active(KeyRoles.Approver));
        Assert.True(after.Find(_approver.KeyId)!.Revoked);
        Assert.Single(ring.Active(KeyRoles.Approver));
        Assert.Throws<KeyEventRefusedException>(
            () => ring.With(Event(KeyEvents.Revoke, [(KeyRoles.Approver, _approver)], _node, _approver)));
    }

    [Fact]
    public void Another_log_or_another_kind_of_event_is_refused()
    {
        Assert.Throws<KeyEventRefusedException>(
            () => WithPresence().With(Event("key.maybe", [(KeyRoles.Paired, Key())], _presence)));
        Assert.Throws<KeyEventRefusedException>(
            () => WithPresence().With(Dsse.Sign("type", new byte[] { 1 }, _presence)));
    }

    [Theory]
    [InlineData("T2", false, true)]
    [InlineData("T3", true, true)]
    [InlineData("T3", false, false)]
    public void Tier_three_needs_presence(string tier, bool presence, bool good)
    {
        var asked = new ApprovalAsked(LogOrigin.Parse(_origin), 5, Digest.Of([1]), tier);
        var answer = new ActionApproval(
            1, Algorithms.EcdsaP256, _origin, 5, tier, ApprovalAnswers.AllowOnce, null,
            ApprovalMethods.LocalUi, presence, Ts);

        var envelope = StatementCodec.Sign(answer.About(asked.Digest), presence ? _presence : _approver);

        if (good) Assert.Equal(answer, ApprovalRules.Accept(envelope, asked, WithPresence()));
        else Assert.Throws<FormatException>(() => ApprovalRules.Accept(envelope, asked, WithPresence()));
    }

    [Fact]
    public void An_answer_counts_for_its_ask_alone()
    {
        var asked = new ApprovalAsked(LogOrigin.Parse(_origin), 5, Digest.Of([1]), "T2");
        var answer = new ActionApproval(
            1, Algorithms.EcdsaP256, _origin, 5, "T2", ApprovalAnswers.AllowOnce, null,
            ApprovalMethods.LocalUi, false, Ts);
        var good = StatementCodec.Sign(answer.About(asked.Digest), _approver);
        ApprovalAsked[] others =
            [asked with { RequestSeq = 6 }, asked with { Digest = Digest.Of([2]) }, asked with { Tier = "T3" }];
        DsseEnvelope[] wrong =
        [
            StatementCodec.Sign(answer.About(asked.Digest), Key()),
            StatementCodec.Sign(answer.About(asked.Digest), _node),
            StatementCodec.Sign((answer with { Presence = true }).About(asked.Digest), _approver),
            StatementCodec.Sign((answer with { Method = ApprovalMethods.Trial }).About(asked.Digest), _approver),
        ];

        Assert.All(others, other => Assert.Throws<FormatException>(() => ApprovalRules.Accept(good, other, Start())));
        Assert.All(wrong, other => Assert.Throws<FormatException>(() => ApprovalRules.Accept(other, asked, Start())));
        Assert.Equal(answer, ApprovalRules.Accept(good, asked, Start()));
    }
}
