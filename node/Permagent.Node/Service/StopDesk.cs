using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Permagent.Actors.Gate.Approvals;
using Permagent.Actors.Gate;
using Permagent.Ledger;
using Permagent.Ledger.Approvals;
using Permagent.Node.Api;
using Permagent.Node.Stop;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;

namespace Permagent.Node.Service;

/// <summary>The way back from a stop: an ask of tier 3 in the ledger, answered with presence, then the flag goes. Works
/// while everything else is halted.</summary>
internal sealed class StopDesk(StopSwitch stop, LedgerFile ledger, TimeProvider clock, RandomNumberGenerator secrets)
    : IDisposable
{
    private const string Class = "resume";
    private const int Tier = 3;
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMinutes(15); // As for every ask with a person there.

    private readonly SemaphoreSlim _one = new(1);
    private AskCardView? _card;

    /// <summary>Notes a stop in the ledger, once for each flag.</summary>
    public async Task NoteAsync(CancellationToken cancellationToken)
    {
        if (stop.Read() is not { } note) return;
        var last = await ledger.ReadTypeAsync(EntryTypes.Stop, 1, cancellationToken);
        var at = Timestamp.Write(note.Ts);
        if (!last.IsEmpty && last[0].Data is { } known && known.GetProperty("at").GetString() == at) return;
        await ledger.AppendAsync(
            new EntryDraft
            {
                Type = EntryTypes.Stop,
                Actor = new EntryActor(ActorKinds.User, note.By),
                Data = JsonSerializer.SerializeToElement(
                    new Dictionary<string, string> { ["at"] = at }, StopDeskJson.Default.DictionaryStringString),
            }.AllObserved(),
            cancellationToken);
    }

    /// <summary>The card that must be signed.</summary>
    public async Task<ResumeCard> CardAsync(CancellationToken cancellationToken)
    {
        var note = stop.Read() ?? throw NotStopped();
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_card is null || _card.Deadline <= clock.GetUtcNow()) _card = await AskAsync(cancellationToken);
            var enrolled = ledger.Keys.Active(KeyRoles.Presence).Any();
            return new(_card, enrolled, note.By, note.Ts);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    /// <summary>Goes on, if the answer is good.</summary>
    public async Task ResumeAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        if (!stop.IsSet) throw NotStopped();
        var card = _card ?? throw new NodeException("PA-0601", "No resume was asked for since the node started.",
            "permagent resume", 9);
        if (request.Ask != card.Id || request.Digest != card.Digest)
            throw new NodeException("PA-0602", "The answer is about another ask.", "permagent resume", 9);
        var reply = new ApprovalReply(
            card.RequestSeq, Digest.Parse(card.Digest), request.Allow ? Outcomes.Allow : Outcomes.Deny,
            Dsse.Read(Encoding.UTF8.GetBytes(request.Envelope)), new EntryActor(ActorKinds.User, "local"));
        switch (await ledger.AnswerApprovalAsync(reply, cancellationToken))
        {
            case ApprovalAnswered answered:
                _card = null;
                if (request.Allow) await ClearAsync(answered.DecisionSeq, cancellationToken);
                break;
            case ApprovalRefused refused:
                throw new NodeException(
                    "PA-0603", $"The answer does not count: {refused.Reason}", "permagent resume", 4);
            default:
                _card = null;
                throw new NodeException("PA-0604", "That ask is closed.", "permagent resume", 9);
        }
    }

    private async Task ClearAsync(long decisionSeq, CancellationToken cancellationToken)
    {
        await NoteAsync(cancellationToken);
        await ledger.AppendAsync(
            new EntryDraft
            {
                Type = EntryTypes.Resume,
                Actor = new EntryActor(ActorKinds.User, "local"),
                Decision = new EntryDecision(Outcomes.Allow, ApprovalSeq: decisionSeq),
                Refs = [decisionSeq],
            }.AllObserved(),
            cancellationToken);
        stop.Clear(); // Last: a crash before it leaves the node stopped, which is the safe side.
    }

    private async Task<AskCardView> AskAsync(CancellationToken cancellationToken)
    {
        var deadline = clock.GetUtcNow() + AnswerTime;
        const string what = "go on after a stop: goals run again";
        var card = Digest.Of(Encoding.UTF8.GetBytes(what));
        var nonce = new byte[ActionFacts.NonceLength];
        secrets.GetBytes(nonce);
        var tier = string.Create(CultureInfo.InvariantCulture, $"T{Tier}");
        var digest = ActionDigest.Of(new ActionFacts
        {
            Origin = ledger.Status.Origin.ToString(),
            Class = Class,
            Tier = tier,
            Tool = Class,
            ToolDefinition = card,
            Argv = [],
            Policy = GatePolicy.Hash,
            Expires = deadline,
            Nonce = nonce,
            Card = card,
        });
        var ask = new ApprovalAsk(
            new EntryDraft
            {
                Type = EntryTypes.ApprovalRequest,
                Actor = new EntryActor(ActorKinds.User, "local"),
                Action = new EntryAction(Class, Tool: Class, Tier: tier, Digest: digest),
                Decision = new EntryDecision(Outcomes.Ask, Rule: "resume is tier 3"),
            }.AllObserved(),
            deadline,
            card);
        var seq = await ledger.RequestApprovalAsync(ask, cancellationToken);
        return new($"a{seq}", digest.ToString(), Tier, Class, "", what, "permagent resume", "resume is tier 3",
            "nobody outside", "yes: permagent stop", "the node stays stopped", [], [],
            CardCode.Of(digest), deadline, ledger.Keys.Trial, ledger.Status.Origin.ToString(), seq);
    }

    private static NodeException NotStopped() =>
        new("PA-0605", "The node is not stopped.", "permagent status", 1);
}

/// <summary>JSON of a stop's data.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class StopDeskJson : System.Text.Json.Serialization.JsonSerializerContext;
