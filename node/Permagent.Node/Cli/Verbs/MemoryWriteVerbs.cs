using System.CommandLine;
using Permagent.Node.Api;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Verbs;

/// <summary>Changing the memory: <c>remember</c>, and <c>brain add|edit|forget|restore|export</c>.</summary>
internal static class MemoryWriteVerbs
{
    /// <summary>The writing half of <c>brain</c>.</summary>
    public static Command[] OfBrain(VerbHost host) =>
        [Add(host, "add"), Edit(host), Forget(host), Restore(host), Export(host)];

    /// <summary>Keeps a sentence, word for word.</summary>
    public static Command Add(VerbHost host, string name)
    {
        var words = Values.Words("TEXT", "What to keep, word for word");
        var subject = new Option<string?>("--subject") { Description = "A fact in it: about whom or what" };
        var predicate = new Option<string?>("--predicate") { Description = "A fact in it: what is said" };
        var value = new Option<string?>("--value") { Description = "A fact in it: the value" };
        var from = Values.Date("--from", "A fact in it: true from then on", host.Clock);
        return host.Verb(
            name, "Keep a sentence in your own words",
            (context, token) =>
            {
                var parsed = context.Parsed;
                var request = new RememberRequest(
                    Values.TextOf(parsed, words), parsed.GetValue(subject), parsed.GetValue(predicate),
                    parsed.GetValue(value), parsed.GetValue(from));
                return RememberAsync(context, request, token);
            },
            words, subject, predicate, value, from);
    }

    private static async Task<Reply> RememberAsync(
        VerbContext context, RememberRequest request, CancellationToken cancellationToken)
    {
        var parts = new[] { request.Subject, request.Predicate, request.Value }.Count(part => part is not null);
        if (parts is not (0 or 3))
        {
            throw CliErrors.Usage(
                "A fact needs all three of --subject, --predicate and --value.",
                "permagent remember \"TEXT\" --subject WHO --predicate WHAT --value VALUE");
        }

        await using var client = await context.ConnectAsync(cancellationToken);
        var memory = await client.RememberAsync(request, cancellationToken);
        return new("memory", memory, MemoryPages.Memory(memory, context))
        {
            Next = $"permagent brain show {memory.Id}",
        };
    }

    private static Command Edit(VerbHost host)
    {
        var id = new Argument<string>("ID") { Description = "A fact, or an episode for --pin" };
        var value = new Option<string?>("--value") { Description = "The right value" };
        var from = Values.Date("--from", "From when the new value holds", host.Clock);
        var ended = Values.Date("--ended", "Until when it was true", host.Clock);
        var never = new Option<bool>("--never") { Description = "It was never so" };
        var pin = new Option<bool>("--pin") { Description = "Rank this episode higher" };
        var unpin = new Option<bool>("--unpin") { Description = "Take the pin away" };
        return host.Verb(
            "edit", "Correct or end a fact, or pin an episode; what was said stays in the history",
            async (context, token) =>
            {
                var parsed = context.Parsed;
                bool? pinned = parsed.GetValue(pin) ? true : parsed.GetValue(unpin) ? false : null;
                var request = new EditMemoryRequest(
                    parsed.GetRequiredValue(id), parsed.GetValue(value), parsed.GetValue(from),
                    parsed.GetValue(ended), parsed.GetValue(never), pinned);
                CheckEdit(request);
                await using var client = await context.ConnectAsync(token);
                return MemoryPages.Changed(await client.EditMemoryAsync(request, token));
            },
            id, value, from, ended, never, pin, unpin);
    }

    private static void CheckEdit(EditMemoryRequest request)
    {
        var changes = (request.Value is null ? 0 : 1) + (request.Ended is null ? 0 : 1)
            + (request.Never ? 1 : 0) + (request.Pin is null ? 0 : 1);
        if (changes == 1) return;
        throw CliErrors.Usage(
            "Exactly one of --value, --ended, --never, --pin and --unpin says what to change.",
            $"permagent brain edit {request.Id} --value VALUE");
    }

    private static Command Forget(VerbHost host)
    {
        var id = new Argument<string?>("ID")
        {
            Description = "The memory", Arity = ArgumentArity.ZeroOrOne,
        };
        var source = new Option<string?>("--source") { Description = "Everything of this file or folder" };
        var dry = new Option<bool>("--dry-run") { Description = "Only show what would go" };
        return host.Verb(
            "forget", "Move memories to the 30-day bin",
            (context, token) =>
            {
                var parsed = context.Parsed;
                var request = new ForgetRequest(
                    parsed.GetValue(id), parsed.GetValue(source) is { } named ? context.PathOf(named) : null,
                    parsed.GetValue(dry));
                return ForgetAsync(context, request, token);
            },
            id, source, dry);
    }

    private static async Task<Reply> ForgetAsync(
        VerbContext context, ForgetRequest request, CancellationToken cancellationToken)
    {
        if (request.Id is null == request.Source is null)
        {
            throw CliErrors.Usage(
                "Say what to forget: an id, or --source PATH.", "permagent brain forget ID");
        }

        await using var client = await context.ConnectAsync(cancellationToken);
        if (!request.DryRun && request.Source is not null)
        {
            // Many at once: count first, then ask.
            var would = await client.ForgetAsync(request with { DryRun = true }, cancellationToken);
            var question = $"{would.Words} Move {Units.Count(would.Rows, "memory", "memories")} to the bin?";
            if (!await context.ConfirmAsync(question, cancellationToken))
                return new("memory-changed", would, new Page().Line("Nothing was forgotten."));
        }

        return MemoryPages.Changed(await client.ForgetAsync(request, cancellationToken));
    }

    private static Command Restore(VerbHost host)
    {
        var id = new Argument<string>("ID") { Description = "A memory in the bin, or the id that forget gave" };
        return host.Verb(
            "restore", "Bring memories back from the bin",
            async (context, token) =>
            {
                await using var client = await context.ConnectAsync(token);
                var change = await client.RestoreMemoryAsync(context.Parsed.GetRequiredValue(id), token);
                return MemoryPages.Changed(change);
            },
            id);
    }

    private static Command Export(VerbHost host)
    {
        var folder = new Argument<string>("DIR") { Description = "An empty or new folder" };
        var formats = new Option<string[]>("--format")
        {
            Description = "jsonl, md; both when not given", AllowMultipleArgumentsPerToken = true,
        };
        formats.AcceptOnlyFromAmong("jsonl", "md");
        return host.Verb(
            "export", "Write the whole memory in open formats",
            async (context, token) =>
            {
                var chosen = context.Parsed.GetValue(formats) is { Length: > 0 } some ? some : ["jsonl", "md"];
                var request = new ExportRequest(context.PathOf(context.Parsed.GetRequiredValue(folder)), chosen);
                await using var client = await context.ConnectAsync(token);
                return ExportPage.Of(await client.ExportMemoryAsync(request, token), context);
            },
            folder, formats);
    }
}
