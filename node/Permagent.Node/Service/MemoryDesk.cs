using Permagent.Brain;
using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;
using Permagent.Brain.Forgetting;
using Permagent.Brain.Recall;
using Permagent.Brain.Transfer;
using Permagent.Node.Api;
using Permagent.Node.Home;
using ExportRequest = Permagent.Node.Api.ExportRequest;
using RememberRequest = Permagent.Node.Api.RememberRequest;

namespace Permagent.Node.Service;

/// <summary>The memory calls of the local API, on the Brain. Each change gives an undo id; its ledger entry follows
/// through the Brain's outbox.</summary>
internal sealed class MemoryDesk(IBrain brain, TimeProvider clock)
{
    /// <summary>Undo ids of memory changes start with it, those of effects with <c>u</c>.</summary>
    public const string UndoPrefix = "m";

    private const string Actor = "user";
    private const int AnswerHits = 3; // A person reads three quotes; more is what recall is for.

    /// <summary>Answers with exact quotes: this node has no model that could compose.</summary>
    public async Task<AskView> AskAsync(string question, CancellationToken cancellationToken)
    {
        var found = await RecallAsync(new RecallQuery(question) { K = AnswerHits * 2 }, cancellationToken);
        return new(question, MemoryViews.StatusOf(found.Status), MemoryViews.WordsOf(found.Status),
            [.. found.Hits.OrderBy(HasNoSentence).Take(AnswerHits).Select(SentenceOf)],
            found.Took.TotalMilliseconds, "No model is set up: these are exact quotes, best first.");
    }

    /// <summary>Finds episodes.</summary>
    public async Task<RecallView> RecallAsync(RecallRequest request, CancellationToken cancellationToken)
    {
        var query = new RecallQuery(request.Query) { K = request.K, AsOf = AsOfOf(request.AsOf) };
        var found = await RecallAsync(query, cancellationToken);
        return MemoryViews.Of(request, found);
    }

    /// <summary>Keeps the person's words.</summary>
    public async Task<MemoryView> RememberAsync(RememberRequest request, CancellationToken cancellationToken)
    {
        var parts = new[] { request.Subject, request.Predicate, request.Value };
        if (parts.Any(part => part is null) && parts.Any(part => part is not null))
        {
            throw new NodeException("PA-0202", "A fact needs subject, predicate and value together.",
                "Give all three, or only the words.", 2);
        }

        var fact = request.Subject is null ? null : new FactDraft
        {
            Subject = request.Subject,
            Predicate = request.Predicate!,
            Value = request.Value!,
            ValidFrom = request.From is { } from ? Instant.From(from) : Instant.From(clock.GetUtcNow()),
        };
        var kept = await brain.RememberAsync(
            new(request.Text) { Fact = fact }, cancellationToken);
        if (kept.Episode.Outcome is not (WriteOutcome.Added or WriteOutcome.Same)) throw Refused(kept.Episode);
        if (kept.Fact is { Outcome: AssertOutcome.Refused } no)
            throw new NodeException("PA-0203", $"The fact was not kept: {no.Reason}", "permagent brain add --help", 1);
        var episode = await OpenAsync(kept.Episode.Id, cancellationToken);
        return await ViewAsync(episode, kept.Change, null, cancellationToken);
    }

    /// <summary>One episode or fact, by id.</summary>
    public async Task<MemoryView> ShowAsync(string id, AsOfRequest asOf, CancellationToken cancellationToken)
    {
        if (EpisodeId.TryParse(id, out var episodeId)
            && await brain.OpenAsync(episodeId, cancellationToken) is { } episode)
        {
            return await ViewAsync(episode, null, AsOfOf(asOf), cancellationToken);
        }

        return MemoryViews.Of(await FactAsync(id, cancellationToken));
    }

    /// <summary>All versions of the slot that a fact lies in.</summary>
    public async Task<HistoryView> HistoryAsync(string id, CancellationToken cancellationToken)
    {
        var fact = await FactAsync(id, cancellationToken);
        var history = await brain.Graph.HistoryAsync(fact.Subject.Id, fact.Predicate, cancellationToken);
        return new(fact.Subject.Name, fact.Predicate, [.. history.Versions.Select(MemoryViews.FactOf)]);
    }

    /// <summary>Corrects, ends, denies or pins.</summary>
    public async Task<MemoryChanged> EditAsync(EditMemoryRequest request, CancellationToken cancellationToken)
    {
        if (request.Pin is { } pin)
        {
            var episode = await OpenAsync(EpisodeOf(request.Id), cancellationToken);
            var pinned = await brain.Curation.PinAsync(episode.Id, pin, Actor, cancellationToken);
            return Changed("pin", pinned, 1, pin ? "Pinned." : "No longer pinned.");
        }

        var fact = await FactAsync(request.Id, cancellationToken);
        if (request.Never)
        {
            var gone = await brain.Curation.RetractAsync(fact.Id, Actor, "never so", cancellationToken);
            return Changed("retract", gone, 1, "It was never so; what was believed stays in the history.");
        }

        var value = request.Value ?? throw new NodeException("PA-0204", "There is nothing to change.",
            "Give --value, --never or --pin.", 2);
        var correction = new Correction(fact.Id, value)
        {
            ChangedAt = request.From is { } from ? Instant.From(from) : null,
        };
        var corrected = await brain.Curation.CorrectAsync(correction, cancellationToken);
        var words = request.From is null ? "Corrected: it was so all along." : "Changed from that date on.";
        return Changed("correct", corrected, 1, words);
    }

    /// <summary>Moves to the bin, or says what would go.</summary>
    public async Task<MemoryChanged> ForgetAsync(ForgetRequest request, CancellationToken cancellationToken)
    {
        if ((request.Id is null) == (request.Source is null))
            throw new NodeException("PA-0205", "Say what to forget in one way.", "Give an id, or --source FILE.", 2);
        var selector = request.Source is { } source
            ? new ForgetSelector { SourcePath = source }
            : new ForgetSelector { Episodes = [EpisodeOf(request.Id!)] };
        var plan = await brain.Forgetting.PlanAsync(selector, cancellationToken);
        if (plan.Refusal.Length > 0) throw new NodeException("PA-0206", plan.Refusal, "Narrow it down.", 2);
        var rows = plan.Episodes.Length + plan.Facts.Length;
        if (plan.Episodes.IsEmpty)
            throw new NodeException("PA-0207", "No such memory.", "permagent recall \"WORDS\" shows ids.", 8);
        var words = $"{plan.Episodes.Length} episodes and {plan.Facts.Length} facts";
        if (request.DryRun) return new("forget", rows, "", $"Would move {words} to the bin; nothing was changed.");
        var binned = await brain.Forgetting.BinAsync(plan, Actor, cancellationToken);
        return Changed("forget", binned, rows, $"Moved {words} to the bin for {BrainLimits.BinDays} days.");
    }

    /// <summary>Brings back what one move to the bin took.</summary>
    public async Task<MemoryChanged> RestoreAsync(string id, CancellationToken cancellationToken)
    {
        var restored = await brain.Forgetting.RestoreAsync(ChangeOf(id), Actor, cancellationToken);
        return Changed("restore", restored, 0, "Back as it was.");
    }

    /// <summary>Takes back a change of memory.</summary>
    public async Task<UndoView> UndoAsync(string id, CancellationToken cancellationToken)
    {
        var undone = await brain.Curation.UndoAsync(ChangeOf(id), Actor, cancellationToken);
        var changed = Changed("undo", undone, 0, "Taken back.");
        return new(id, Done: true, changed.Words, []);
    }

    /// <summary>Writes open formats.</summary>
    public async Task<ExportView> ExportAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        var formats = request.Formats.Select(format => format switch
        {
            "jsonl" => ExportFormat.Jsonl,
            "md" => ExportFormat.Markdown,
            _ => throw new NodeException("PA-0208", $"There is no format {format}.", "Use jsonl or md.", 2),
        }).ToImmutableArray();
        try
        {
            var receipt = await brain.Transfer.ExportAsync(
                new(request.Folder) { Formats = formats }, cancellationToken);
            var files = Directory.EnumerateFiles(receipt.Folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal).ToList();
            return new(receipt.Folder, files, files.Sum(file => new FileInfo(file).Length));
        }
        catch (IOException failure)
        {
            throw new NodeException("PA-0209", $"The export was not written: {failure.Message}",
                DiskFull.Is(failure) ? DiskFull.Fix : "Name an empty or new folder.", 1);
        }
    }

    // A heading alone answers less than any sentence; the order of the others stays.
    private static bool HasNoSentence(RecallHit hit) => !Quotes.HoldsSentence(hit.Excerpt.Text);

    private static SourcedSentence SentenceOf(RecallHit hit)
    {
        var sentence = Quotes.Best(hit.Excerpt.Text, hit.Why.Terms.Keys);
        return new(sentence, hit.Episode.Id.ToString(), MemoryViews.PlaceOf(hit.Episode), Quotes.LineOf(hit, sentence));
    }

    private async Task<RecallResult> RecallAsync(RecallQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await brain.RecallAsync(query, cancellationToken);
        }
        catch (ArgumentException bad)
        {
            throw new NodeException("PA-0210", bad.Message, "Ask shorter, or for fewer hits.", 2);
        }
    }

    private async Task<MemoryView> ViewAsync(
        Episode episode, ChangeId? change, AsOf? asOf, CancellationToken cancellationToken)
    {
        var facts = await brain.Graph.FactsAsync(
            new FactFilter { Episode = episode.Id }, asOf, cancellationToken);
        return MemoryViews.Of(episode, facts, change is { } id ? UndoPrefix + id : "");
    }

    private async Task<Episode> OpenAsync(EpisodeId id, CancellationToken cancellationToken) =>
        await brain.OpenAsync(id, cancellationToken) ?? throw Unknown(id.ToString());

    private async Task<Fact> FactAsync(string id, CancellationToken cancellationToken)
    {
        if (!FactId.TryParse(id, out var factId)) throw Unknown(id);
        var now = await brain.Graph.FactsAsync(new FactFilter { Id = factId }, null, cancellationToken);
        return now.IsEmpty ? throw Unknown(id) : now[0];
    }

    private static EpisodeId EpisodeOf(string id) =>
        EpisodeId.TryParse(id, out var episode) ? episode : throw Unknown(id);

    private static ChangeId ChangeOf(string id) =>
        ChangeId.TryParse(id.StartsWith(UndoPrefix, StringComparison.Ordinal) ? id[UndoPrefix.Length..] : id,
            out var change) ? change : throw Unknown(id);

    private static AsOf? AsOfOf(AsOfRequest asked)
    {
        if (asked is { Valid: null, Known: null }) return null;
        return new AsOf(
            asked.Valid is { } valid ? Instant.From(valid) : Instant.Forever.Plus(TimeSpan.FromTicks(-10)),
            asked.Known is { } known ? Instant.From(known) : Instant.Forever.Plus(TimeSpan.FromTicks(-10)));
    }

    private static MemoryChanged Changed(string kind, ChangeResult result, int rows, string words) =>
        result.Outcome switch
        {
            ChangeOutcome.Done => new(kind, rows, result.Change is { } id ? UndoPrefix + id : "", words),
            ChangeOutcome.Same => new(kind, 0, "", result.Reason.Length > 0 ? result.Reason : "It was so already."),
            ChangeOutcome.Unknown => throw new NodeException("PA-0207", result.Reason, "permagent recall \"WORDS\"", 8),
            ChangeOutcome.Refused => throw new NodeException("PA-0211",
                $"{result.Reason} {string.Join(", ", result.Blocking)}".TrimEnd(),
                "Undo those first, or look again.", 1),
            _ => throw new NodeException("PA-0212",
                $"Memory cannot be changed now: {result.Reason}", "permagent doctor", 1),
        };

    private static NodeException Refused(WriteResult result) => new(
        "PA-0213", $"Not kept ({result.Outcome.ToString().ToLowerInvariant()}): {result.Reason}",
        result.Outcome == WriteOutcome.Full
            ? DiskFull.Fix
            : "Give some words, not too many; permagent doctor shows the state of memory.",
        1);

    private static NodeException Unknown(string id) => new(
        "PA-0207", $"No memory has the id {id}.", "permagent recall \"WORDS\" shows ids; they have 26 characters.", 8);
}
