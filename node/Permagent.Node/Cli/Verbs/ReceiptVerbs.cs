using System.CommandLine;
using System.Text.Json;
using Permagent.Node.Api;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Verbs;

/// <summary>Receipts and their check: <c>receipt list|show|export</c>, <c>verify</c>.</summary>
internal static class ReceiptVerbs
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The verbs.</summary>
    public static IEnumerable<Command> All(VerbHost host)
    {
        yield return VerbHost.Group(
            "receipt", "Signed statements of what was done", List(host), Show(host), Export(host));
        yield return Verify(host);
    }

    private static Command List(VerbHost host)
    {
        var limit = Values.Limit();
        return host.Verb(
            "list", "Receipts, newest first",
            async (context, token) =>
            {
                await using var client = await context.ConnectAsync(token);
                var receipts = await client.ListReceiptsAsync(context.Parsed.GetValue(limit), token);
                var ids = new ShortId(receipts.SelectMany(receipt => (string[])[receipt.Goal, receipt.Task]));
                var page = receipts.Count == 0
                    ? new Page().Line("No task has closed yet.")
                    : new Page().Table(
                        ["id", "goal", "outcome", "checks", "approvals", "closed", "task"],
                        receipts.Select(receipt => (IReadOnlyList<string>)
                        [
                            receipt.Id, ids.Of(receipt.Goal), receipt.Outcome, Checks(receipt), $"{receipt.Approvals}",
                            context.When.Stamp(receipt.Closed), ids.Of(receipt.Task),
                        ]));
                return new("receipts", receipts, page)
                {
                    Next = receipts.Count > 0 ? $"permagent receipt show {receipts[0].Id}" : "permagent do \"GOAL\"",
                };
            },
            limit);
    }

    private static Command Show(VerbHost host)
    {
        var id = new Argument<string>("ID") { Description = "r41, or a task id or a beginning of it" };
        return host.Verb(
            "show", "One receipt with its statement",
            async (context, token) =>
            {
                await using var client = await context.ConnectAsync(token);
                var receipt = await client.GetReceiptAsync(context.Parsed.GetRequiredValue(id), token);
                return new("receipt", receipt, PageOf(receipt, context))
                {
                    Next = $"permagent receipt export {receipt.Id}",
                };
            },
            id);
    }

    private static Page PageOf(ReceiptView receipt, VerbContext context)
    {
        var page = new Page()
            .Pair("Receipt", receipt.Id).Pair("Goal", receipt.Goal).Pair("Task", receipt.Task)
            .Pair("Outcome", receipt.Outcome, receipt.Outcome == "completed" ? Tone.Good : Tone.Warn)
            .Pair("Closed", context.When.Text(receipt.Closed))
            .Pair("Checks", $"{Checks(receipt)} passed").Pair("Approvals", $"{receipt.Approvals}");
        foreach (var gap in receipt.NotChecked) page.Pair("Not checked", gap, Tone.Warn);
        if (receipt.Statement is { } statement) page.Text(JsonSerializer.Serialize(statement, Indented));
        return page;
    }

    private static string Checks(ReceiptView receipt) => $"{receipt.ChecksPassed} of {receipt.ChecksTotal}";

    private static Command Export(VerbHost host)
    {
        var id = new Argument<string>("ID") { Description = "r41, or a task id" };
        var folder = new Argument<string?>("DIR")
        {
            Description = "An empty or new folder; ./receipt-ID when not given", Arity = ArgumentArity.ZeroOrOne,
        };
        return host.Verb(
            "export", "Write a receipt so that anyone can check it, with openssl alone",
            async (context, token) =>
            {
                var receipt = context.Parsed.GetRequiredValue(id);
                var path = context.PathOf(context.Parsed.GetValue(folder) ?? $"receipt-{receipt.Replace('/', '-')}");
                await using var client = await context.ConnectAsync(token);
                var export = await client.ExportReceiptAsync(receipt, path, token);
                return ExportPage.Of(export, context) with
                {
                    Next = $"permagent verify {context.Short(export.Folder)} (or without Permagent: "
                        + $"sh {context.Short(export.Folder)}/verify.sh)",
                };
            },
            id, folder);
    }

    private static Command Verify(VerbHost host)
    {
        var path = new Argument<string>("PATH") { Description = "An export folder, or an exported log" };
        var key = File("--key", "The node's public key (PEM) from a place you trust");
        var approver = File("--approver", "The approver's public key (PEM)");
        var head = File("--known-head", "A checkpoint that you kept");
        var unwitnessed = new Option<bool>("--allow-unwitnessed") { Description = "Exit 0 instead of 10" };
        return host.Verb(
            "verify", "Check a receipt or a log offline, without the node",
            (context, token) =>
            {
                var parsed = context.Parsed;
                string? Given(Option<string?> file) =>
                    parsed.GetValue(file) is { } named ? context.PathOf(named) : null;
                var home = context.Ports.Homes.Find(context.Home) is null ? null : context.Home;
                var request = new VerifyRequest(
                    context.PathOf(parsed.GetRequiredValue(path)), home, Given(key), Given(approver), Given(head));
                return VerifyAsync(context, request, parsed.GetValue(unwitnessed), token);
            },
            path, key, approver, head, unwitnessed);
    }

    private static async Task<Reply> VerifyAsync(
        VerbContext context, VerifyRequest request, bool allowUnwitnessed, CancellationToken cancellationToken)
    {
        if (!Path.Exists(request.Path))
            throw CliErrors.NotFound("export at", request.Path, "Make one: permagent receipt export ID");
        var found = await context.Ports.Verifier.VerifyAsync(request, cancellationToken);
        var exit = allowUnwitnessed && found.Exit == ExitCodes.VerifiedUnwitnessed ? ExitCodes.Done : found.Exit;
        return new("verify", found, VerifyPage.Of(found, context.Style)) { Exit = exit };
    }

    private static Option<string?> File(string name, string words) =>
        new(name) { Description = words, HelpName = "FILE" };
}
