using Permagent.Verify.Entries;
using Permagent.Verify.Keys;

namespace Permagent.Verify.Checks;

/// <summary>Goes through entries in order and names each broken invariant. A part of a log is audited like the
/// whole.</summary>
internal sealed class EntryAudit(KeyRing keys)
{
    private static readonly string[] AfterClose = [EntryTypes.Undo, EntryTypes.Redaction, EntryTypes.Incident];

    private readonly Dictionary<long, Entry> _intents = [];
    private readonly Dictionary<long, Entry> _results = [];
    private readonly Dictionary<long, Entry> _requests = [];
    private readonly Dictionary<long, Entry> _decisions = [];
    private readonly Dictionary<long, long> _resultOf = [];
    private readonly Dictionary<long, long> _usedBy = [];
    private readonly Dictionary<string, long> _receipts = [];
    private readonly HashSet<string> _closed = [];
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Intents that have no result so far.</summary>
    public IEnumerable<long> OpenIntents => _intents.Keys.Where(seq => !_resultOf.ContainsKey(seq)).Order();

    /// <summary>Signed answers that were accepted, by the entry that holds them.</summary>
    public int AnswersVerified { get; private set; }

    public void Add(Entry entry)
    {
        if (entry.Log != keys.Origin.ToString()) Report(entry, "belongs to another log");
        if (entry.Task is { } task && _closed.Contains(task) && !AfterClose.Contains(entry.Type))
        {
            Report(entry, $"names {task} after its close");
        }

        if (entry.Refs is { } refs && refs.Any(seq => seq >= entry.Seq)) Report(entry, "refers to a later entry");
        switch (entry.Type)
        {
            case EntryTypes.ActionIntent: AddIntent(entry); break;
            case EntryTypes.ActionResult: AddResult(entry); break;
            case EntryTypes.ApprovalRequest: _requests[entry.Seq] = entry; break;
            case EntryTypes.ApprovalDecision: AddDecision(entry); break;
            case EntryTypes.Receipt: AddReceipt(entry); break;
            case EntryTypes.TaskClose: AddClose(entry); break;
            default: break;
        }
    }

    private void AddIntent(Entry entry)
    {
        var tier = entry.Action?.Tier;
        _intents[entry.Seq] = entry;
        if (entry.Action?.Digest is null) Report(entry, "an intent without a digest");
        if (tier is not ("T0" or "T1" or "T2" or "T3")) Report(entry, $"an intent of tier {tier ?? "none"}");
        var approval = entry.Decision?.ApprovalSeq;
        if (tier == "T3" && approval is null) Report(entry, "tier 3 without an approval");
        if (tier == "T2" && approval is null && entry.Decision?.Grant is null)
        {
            Report(entry, "tier 2 without an approval or a grant");
        }

        if (approval is { } decision) AddUse(entry, decision);
    }

    private void AddUse(Entry intent, long decisionSeq)
    {
        if (!_decisions.TryGetValue(decisionSeq, out var decision))
        {
            Report(intent, $"its approval {decisionSeq} is not there");
            return;
        }

        if (decision.Decision?.Outcome != Outcomes.Allow) Report(intent, "acts although the answer was not yes");
        if (decision.Action?.Digest != intent.Action?.Digest || decision.Action?.Tier != intent.Action?.Tier)
        {
            Report(intent, "acts on an approval of another action");
        }

        if (_usedBy.TryGetValue(decisionSeq, out var earlier) && !IsRedo(intent, earlier))
        {
            Report(intent, $"uses the approval that {earlier} used");
        }

        _usedBy[decisionSeq] = intent.Seq;
    }

    // A redo repeats an action whose end nobody knows: it refers to that result, and everything approved is equal.
    private bool IsRedo(Entry intent, long earlier) =>
        _resultOf.TryGetValue(earlier, out var result)
        && _results[result].Effect?.Status == Outcomes.Unknown
        && intent.Refs is { } refs && refs.Contains(result)
        && _intents[earlier].Action?.Digest == intent.Action?.Digest;

    private void AddResult(Entry entry)
    {
        _results[entry.Seq] = entry;
        var answered = entry.Refs is { } refs ? refs.Where(_intents.ContainsKey).ToArray() : [];
        if (answered.Length != 1)
        {
            Report(entry, "a result that refers to no intent, or to several");
            return;
        }

        if (entry.Effect is null) Report(entry, "a result without an effect");
        if (entry.Task != _intents[answered[0]].Task) Report(entry, "a result in another task than its intent");
        if (!_resultOf.TryAdd(answered[0], entry.Seq)) Report(entry, "a second result of one intent");
    }

    private void AddDecision(Entry entry)
    {
        _decisions[entry.Seq] = entry;
        var requests = entry.Refs is { } refs ? refs.Where(_requests.ContainsKey).ToArray() : [];
        if (requests.Length != 1)
        {
            Report(entry, "an answer that refers to no ask, or to several");
            return;
        }

        var request = _requests[requests[0]];
        if (request.Action?.Digest != entry.Action?.Digest || request.Action?.Tier != entry.Action?.Tier)
        {
            Report(entry, "answers another action than was asked");
        }

        if (entry.Decision?.Envelope is { } envelope) AddEnvelope(entry, request, envelope);
        else if (entry.Decision?.Outcome == Outcomes.Allow) Report(entry, "a yes that nobody signed");
        if (!_requests.Remove(requests[0])) Report(entry, "a second answer to one ask");
    }

    private void AddEnvelope(Entry entry, Entry request, string envelope)
    {
        try
        {
            if (!Base64.TryDecode(envelope, out var bytes)) throw new FormatException("not base64");
            var asked = new ApprovalAsked(
                keys.Origin, request.Seq, request.Action?.Digest ?? default, request.Action?.Tier ?? "");
            var answer = ApprovalRules.Accept(Dsse.Read(bytes), asked, keys);
            AnswersVerified++;
            if (ApprovalRules.OutcomeOf(answer.Answer) != entry.Decision?.Outcome)
            {
                Report(entry, "says something else than the signed answer");
            }
        }
        catch (FormatException failure)
        {
            Report(entry, failure.Message);
        }
    }

    private void AddReceipt(Entry entry)
    {
        var first = entry.Task is { } task && _receipts.TryAdd(task, entry.Seq);
        if (!first) Report(entry, "a second receipt of one task");
    }

    private void AddClose(Entry entry)
    {
        var good = entry.Task is { } task && _receipts.TryGetValue(task, out var receipt)
            && entry.Refs is { } refs && refs.Contains(receipt);
        if (!good) Report(entry, "a task closed without its receipt");
        if (entry.Task is { } closed && !_closed.Add(closed)) Report(entry, "a task closed twice");
        foreach (var open in OpenIntents.Where(seq => _intents[seq].Task == entry.Task))
        {
            Report(entry, $"closed while intent {open} is open");
        }
    }

    private void Report(Entry entry, string what) => _problems.Add($"entry {entry.Seq} ({entry.Type}): {what}");
}
