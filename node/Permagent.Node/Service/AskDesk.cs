using System.Text;
using Permagent.Kernel.Actor;
using Permagent.Node.Api;
using Permagent.Protocol;
using Permagent.Protocol.Gate;

namespace Permagent.Node.Service;

/// <summary>Asks and undos of the local API, told to the gateway.</summary>
internal sealed class AskDesk(IActorRef trust, string origin)
{
    private const int EnvelopeBytesMax = 65_535; // It must fit into one ledger entry.

    /// <summary>Open asks, oldest first.</summary>
    public async Task<IReadOnlyList<AskCardView>> InboxAsync(CancellationToken cancellationToken)
    {
        var listed = (AsksListed)await trust.AnswerAsync(replyTo => new ListAsks(replyTo), cancellationToken);
        return [.. listed.Cards.Select(Of)];
    }

    /// <summary>Answers an ask.</summary>
    public async Task<AnswerView> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        var ask = Parse(request.Ask, 'a', "inbox");
        var envelope = Encoding.UTF8.GetBytes(request.Envelope);
        if (envelope.Length > EnvelopeBytesMax)
            throw new NodeException("PA-0401", "The signed answer is too long.", "permagent approve", 2);
        var answer = await trust.AnswerAsync(
            replyTo => new AnswerAsk(new(ask), request.Digest, request.Allow, envelope, request.Words, replyTo),
            cancellationToken);
        return answer switch
        {
            AskAnswered done =>
                new(request.Ask, done.Allowed, done.EntrySeq, done.Allowed ? "Allowed once." : "Denied."),
            AskRefused refused => throw Refused(refused),
            var other => throw new InvalidOperationException($"An answer of type {other.GetType().Name}."),
        };
    }

    /// <summary>Takes back a landed effect.</summary>
    public async Task<UndoView> UndoAsync(string id, CancellationToken cancellationToken)
    {
        var undo = new UndoId(Parse(id, 'u', "undo"));
        var answer = (ToolAnswered)await trust.AnswerAsync(
            replyTo => new UndoEffect(undo, Principal.LocalUser, replyTo), cancellationToken);
        if (answer.Status == ToolStatus.Ok) return new(id, Done: true, answer.Text, []);
        throw new NodeException("PA-0402", $"{id} was not undone: {answer.Text}", "permagent undo shows what can be.",
            answer.Reason is "not-found" ? 8 : 1);
    }

    /// <summary>What can be undone.</summary>
    public async Task<IReadOnlyList<UndoRowView>> ListUndosAsync(CancellationToken cancellationToken)
    {
        var listed = (UndosListed)await trust.AnswerAsync(replyTo => new ListUndos(replyTo), cancellationToken);
        return [.. listed.Rows.Select(row => new UndoRowView(row.Undo.ToString(), row.What, row.At, row.Expires))];
    }

    private AskCardView Of(AskCard card) => new(
        card.Ask.ToString(), card.Digest, card.Tier, card.Class, card.Task.ToString(), card.What, card.Why, card.Rule,
        card.SeenBy, card.Undo, card.IfIgnored, card.Labels, card.Preview, card.Code, card.Deadline, card.Trial, origin,
        card.Ask.RequestSeq);

    private static NodeException Refused(AskRefused refused)
    {
        var exit = refused.Reason switch
        {
            "not-found" => 8, "changed" or "already-answered" or "expired" => 9, _ => 1,
        };
        return new("PA-0403", refused.Words, "permagent inbox", exit);
    }

    private static long Parse(string id, char letter, string verb) =>
        id.Length > 1 && id[0] == letter && long.TryParse(id.AsSpan(1), out var seq) && seq >= 0
            ? seq
            : throw new NodeException("PA-0404", $"{id} is no id of this kind; it looks like {letter}12.",
                $"permagent {verb}", 2);
}
