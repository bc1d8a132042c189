using System.CommandLine;
using Permagent.Node.Api;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Verbs;

/// <summary>Asking and finding: <c>ask</c>, <c>recall</c>, and the reading half of <c>brain</c>.</summary>
internal static class MemoryVerbs
{
    /// <summary>Hits that people see at once (brain.md section 6.3).</summary>
    private const int HitsDefault = 10;

    /// <summary>Most hits of one search; more is an export.</summary>
    private const int HitsMax = 200;

    /// <summary>The verbs.</summary>
    public static IEnumerable<Command> All(VerbHost host)
    {
        var question = Values.Words("QUESTION", "The question, in words");
        yield return host.Verb(
            "ask", "Answer from the Brain, each sentence with its source",
            (context, token) => AskAsync(context, Values.TextOf(context.Parsed, question), token), question);
        yield return Search(host, "recall");
        yield return VerbHost.Group(
            "brain", "Read and change the memory",
            [Search(host, "search"), Show(host), History(host), .. MemoryWriteVerbs.OfBrain(host)]);
        yield return MemoryWriteVerbs.Add(host, "remember");
    }

    private static async Task<Reply> AskAsync(
        VerbContext context, string question, CancellationToken cancellationToken)
    {
        await using var client = await context.ConnectAsync(cancellationToken);
        var answer = await client.AskAsync(question, cancellationToken);
        var page = new Page().Line(answer.Words, answer.Answer.Count > 0 ? Tone.Plain : Tone.Warn);
        foreach (var sentence in answer.Answer)
        {
            page.Text(sentence.Text);
            page.Line($"    [{sentence.EpisodeId}] {sentence.Source}:{sentence.Line}");
        }

        page.Line($"{answer.Status}, {Units.Span(TimeSpan.FromMilliseconds(answer.TookMs))}");
        return new("ask", answer, page)
        {
            Warnings = answer.Note.Length > 0 ? [answer.Note] : [],
            Next = answer.Answer.Count > 0 ? $"permagent brain show {answer.Answer[0].EpisodeId}" : "",
        };
    }

    private static Command Search(VerbHost host, string name)
    {
        var query = Values.Words("QUERY", "Words to find");
        var k = Values.Number("-k", "Most hits", HitsDefault, 1, HitsMax);
        var valid = Values.Date("--as-of", "What was true then", host.Clock);
        var known = Values.Date("--known-at", "What was known then", host.Clock);
        var explain = new Option<bool>("--explain") { Description = "Show the reasons of each score (with --json)" };
        return host.Verb(
            name, "Find episodes: exact text with its place",
            (context, token) =>
            {
                var parsed = context.Parsed;
                var asOf = new AsOfRequest(parsed.GetValue(valid), parsed.GetValue(known));
                var request = new RecallRequest(
                    Values.TextOf(parsed, query), parsed.GetValue(k), asOf, parsed.GetValue(explain));
                return RecallAsync(context, request, token);
            },
            query, k, valid, known, explain);
    }

    private static async Task<Reply> RecallAsync(
        VerbContext context, RecallRequest request, CancellationToken cancellationToken)
    {
        await using var client = await context.ConnectAsync(cancellationToken);
        var found = await client.RecallAsync(request, cancellationToken);
        var page = new Page();
        if (found.Hits.Count > 0)
        {
            page.Table(
                ["id", "score", "place", "text"],
                found.Hits.Select(hit => (IReadOnlyList<string>)
                    [hit.Id, Units.Score(hit.Score), $"{hit.Source}:{hit.Line}", Flagged(hit)]));
        }

        page.Line($"{found.Words} ({found.Status}, {Units.Span(TimeSpan.FromMilliseconds(found.TookMs))})",
            found.Hits.Count > 0 ? Tone.Plain : Tone.Warn);
        return new("recall", found, page)
        {
            Next = found.Hits.Count > 0 ? $"permagent brain show {found.Hits[0].Id}" : "",
        };
    }

    private static string Flagged(HitView hit) =>
        (hit.Flags.Count > 0 ? $"({string.Join(", ", hit.Flags)}) " : "")
        + (hit.Speaker.Length > 0 ? $"{hit.Speaker}: " : "") + hit.Text;

    private static Command Show(VerbHost host)
    {
        var id = new Argument<string>("ID") { Description = "Id or unique beginning of it" };
        var valid = Values.Date("--as-of", "What was true then", host.Clock);
        var known = Values.Date("--known-at", "What was known then", host.Clock);
        return host.Verb(
            "show", "One memory in full, with its source and facts",
            async (context, token) =>
            {
                var asOf = new AsOfRequest(context.Parsed.GetValue(valid), context.Parsed.GetValue(known));
                await using var client = await context.ConnectAsync(token);
                var memory = await client.ShowMemoryAsync(context.Parsed.GetRequiredValue(id), asOf, token);
                return new("memory", memory, MemoryPages.Memory(memory, context))
                {
                    Next = $"permagent brain history {memory.Id}",
                };
            },
            id, valid, known);
    }

    private static Command History(VerbHost host)
    {
        var id = new Argument<string>("ID") { Description = "Id of a fact" };
        return host.Verb(
            "history", "All versions of a fact, oldest first",
            async (context, token) =>
            {
                await using var client = await context.ConnectAsync(token);
                var history = await client.HistoryAsync(context.Parsed.GetRequiredValue(id), token);
                var page = new Page().Line($"{history.Subject} · {history.Predicate}");
                return new("history", history, MemoryPages.Facts(page, history.Versions, context));
            },
            id);
    }
}
