using System.Security.Cryptography;
using Permagent.Actors.Ports;
using Permagent.Protocol.Gate;
using Permagent.Verify.Formats;
using Permagent.Verify.Keys;
using Permagent.Verify.Statements;

namespace Permagent.Actors.Tests.Fakes;

/// <summary>A home's keys, with the private halves that a client would hold.</summary>
internal sealed class TestKeys : IApproverKeys, IDisposable
{
    private const string Ts = "2026-01-01T00:00:00.000Z";
    private readonly List<ECDsa> _made = [];

    public TestKeys(bool trial = false)
    {
        (Node, Approver, Presence, Stranger) = (Make(), Make(), Make(), Make());
        Origin = new LogOrigin(NodeId.Of(Node.Spki.Span), 0).ToString();
        var first = Event(
            KeyEvents.First, trial, [(KeyRoles.Node, Node), (KeyRoles.Approver, Approver)], Node, Approver);
        var add = Event(KeyEvents.Add, false, [(KeyRoles.Presence, Presence)], Presence, Approver, Node);
        Current = KeyRing.Start(first).With(add);
    }

    public KeyRing Current { get; }

    public string Origin { get; }

    public ISigner Node { get; }

    public ISigner Approver { get; }

    public ISigner Presence { get; }

    public ISigner Stranger { get; }

    public void Dispose() => _made.ForEach(key => key.Dispose());

    /// <summary>A signed answer, good unless told otherwise.</summary>
    public byte[] Sign(
        AskCard card, bool allow, ISigner? signer = null, string? method = null, string? answer = null)
    {
        var with = signer ?? (card.Tier == 3 && allow ? Presence : Approver);
        var presence = with == Presence;
        var said = new ActionApproval(
            ActionApproval.Version, Algorithms.EcdsaP256, Origin, card.Ask.RequestSeq, $"T{card.Tier}",
            answer ?? (allow ? ApprovalAnswers.AllowOnce : ApprovalAnswers.Deny), null,
            method ?? (presence ? ApprovalMethods.Passphrase : ApprovalMethods.LocalUi), presence, Ts);
        return Dsse.Write(StatementCodec.Sign(said.About(Digest.Parse(card.Digest)), with));
    }

    private EcdsaSigner Make()
    {
        _made.Add(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        return new EcdsaSigner(_made[^1]);
    }

    private DsseEnvelope Event(string kind, bool trial, (string Role, ISigner Key)[] keys, params ISigner[] signers) =>
        StatementCodec.Sign(
            new KeyEvent(
                1, Algorithms.EcdsaP256, kind, Origin, [.. keys.Select(key => KeyEventKey.Of(key.Role, key.Key))],
                null, null, trial ? true : null, Ts).AboutKeys(),
            signers);
}
