using System.Security.Cryptography;
using Permagent.Verify.Checks;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;
using Permagent.Verify.Keys;
using Permagent.Verify.Statements;

namespace Permagent.Verify.Tests.Checks;

/// <summary>Each broken invariant is named. What the ledger writes passes: its own tests show that.</summary>
public sealed class EntryAuditTests : IDisposable
{
    private readonly ECDsa _nodeKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _approverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly EcdsaSigner _approver;
    private readonly KeyRing _keys;
    private readonly EntryAudit _audit;
    private long _next;

    public EntryAuditTests()
    {
        var node = new EcdsaSigner(_nodeKey);
        _approver = new EcdsaSigner(_approverKey);
        var origin = new LogOrigin(NodeId.Of(node.Spki.Span), 0).ToString();
        _keys = KeyRing.Start(StatementCodec.Sign(
            new KeyEvent(
                1, Algorithms.EcdsaP256, KeyEvents.First, origin,
                [KeyEventKey.Of(KeyRoles.Node, node), KeyEventKey.Of(KeyRoles.Approver, _approver)],
                null, null, null, "2026-01-01T00:00:00.000Z").AboutKeys(),
            node, _approver));
        _audit = new EntryAudit(_keys);
    }

    public void Dispose()
    {
        _nodeKey.Dispose();
        _approverKey.Dispose();
    }

    private long Add(string type, Func<EntryDraft, EntryDraft>? more = null)
    {
        var draft = new EntryDraft { Type = type, Actor = new EntryActor(ActorKinds.System), Task = "t" };
        var place = new EntryPlace(_keys.Origin, _next, DateTimeOffset.UnixEpoch, "b", 0, null);
        _audit.Add(Entry.Seal(more is null ? draft : more(draft), place));
        return _next++;
    }

    private long Intent(string tier, long? approval = null, long[]? refs = null) => Add(
        EntryTypes.ActionIntent,
        draft => draft with
        {
            Action = new EntryAction("c", Tier: tier, Digest: Digest.Of([1])),
            Decision = new EntryDecision(Outcomes.Allow, ApprovalSeq: approval),
            Refs = refs is null ? null : [.. refs],
        });

    private long Result(long intent, string status = Outcomes.Ok) => Add(
        EntryTypes.ActionResult, draft => draft with { Effect = new EntryEffect(status), Refs = [intent] });

    private long Yes(string tier, ISigner? by)
    {
        var action = new EntryAction("c", Tier: tier, Digest: Digest.Of([1]));
        var request = Add(EntryTypes.ApprovalRequest, draft => draft with { Action = action });
        var answer = new ActionApproval(
            1, Algorithms.EcdsaP256, _keys.Origin.ToString(), request, tier, ApprovalAnswers.AllowOnce, null,
            ApprovalMethods.LocalUi, false, "2026-01-01T00:00:00.000Z");
        var envelope = by is null
            ? null
            : Base64.Encode(Dsse.Write(StatementCodec.Sign(answer.About(Digest.Of([1])), by)));
        return Add(EntryTypes.ApprovalDecision, draft => draft with
        {
            Action = action, Refs = [request], Decision = new EntryDecision(Outcomes.Allow, Envelope: envelope),
        });
    }

    private void Problem(string expected) => Assert.Contains(_audit.Problems, problem => problem.Contains(expected));

    [Fact]
    public void An_approved_effect_with_its_result_is_good()
    {
        Result(Intent("T2", Yes("T2", _approver)));

        Assert.Empty(_audit.Problems);
        Assert.Empty(_audit.OpenIntents);
        Assert.Equal(1, _audit.AnswersVerified);
    }

    [Fact]
    public void An_effect_without_authority_or_with_a_used_one_is_named()
    {
        var decision = Yes("T2", _approver);
        Result(Intent("T2", decision));
        Intent("T2", decision);
        Problem("uses the approval that");
        Intent("T2");
        Problem("tier 2 without an approval");
        Intent("T3");
        Problem("tier 3 without an approval");
        Intent("T2", 99);
        Problem("is not there");
        Intent("T1", decision);
        Problem("acts on an approval of another action");
    }

    [Fact]
    public void A_redo_of_an_unknown_effect_uses_its_approval_again()
    {
        var decision = Yes("T2", _approver);
        var unknown = Result(Intent("T2", decision), Outcomes.Unknown);

        Result(Intent("T2", decision, [unknown]));

        Assert.Empty(_audit.Problems);
    }

    [Fact]
    public void A_yes_that_nobody_signed_or_the_wrong_key_signed_is_named()
    {
        Yes("T2", null);
        Problem("a yes that nobody signed");
        Yes("T3", _approver);
        Problem("Tier 3 needs a key with presence");
        Yes("T2", new EcdsaSigner(_nodeKey));
        Problem("key answers nothing");
    }

    [Fact]
    public void A_result_without_intent_and_a_second_one_are_named()
    {
        var intent = Intent("T1");
        Result(intent);
        Result(intent);
        Problem("a second result of one intent");
        Result(0);
        Add(EntryTypes.ActionResult, draft => draft with { Effect = new EntryEffect(Outcomes.Ok) });
        Problem("refers to no intent");
    }

    [Fact]
    public void A_task_closes_once_with_its_receipt_and_nothing_follows()
    {
        Add(EntryTypes.TaskClose);
        Problem("closed without its receipt");
        Add(EntryTypes.Observe);
        Problem("names t after its close");
        Add(EntryTypes.Receipt);
        Add(EntryTypes.Receipt);
        Problem("a second receipt");
    }
}
