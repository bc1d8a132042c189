using System.CommandLine;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Verbs;

/// <summary>The Merkle log: <c>ledger show|export|check</c>.</summary>
internal static class LedgerVerbs
{
    /// <summary>The verbs.</summary>
    public static IEnumerable<Command> All(VerbHost host)
    {
        yield return VerbHost.Group("ledger", "The log of all that was done", Show(host), Export(host), Check(host));
    }

    private static Command Show(VerbHost host)
    {
        var from = Values.Position("--from", "First entry", 0);
        var limit = Values.Limit();
        return host.Verb(
            "show", "Entries, oldest first",
            async (context, token) =>
            {
                await using var client = await context.ConnectAsync(token);
                var ledger = await client.LedgerAsync(
                    context.Parsed.GetValue(from), context.Parsed.GetValue(limit), token);
                var page = new Page()
                    .Pair("Log", ledger.Origin)
                    .Pair("Size", Units.Count(ledger.Size, "entry", "entries"))
                    .Pair("Root", ledger.Root)
                    .Table(
                        ["seq", "time", "type", "leaf"],
                        ledger.Entries.Select(row => (IReadOnlyList<string>)
                            [$"{row.Seq}", context.When.Exact(row.At), row.Type, row.Leaf]));
                var last = ledger.Entries.Count > 0 ? ledger.Entries[^1].Seq + 1 : ledger.Size;
                return new("ledger", ledger, page)
                {
                    Next = last < ledger.Size ? $"permagent ledger show --from {last}" : "permagent ledger check",
                };
            },
            from, limit);
    }

    private static Command Export(VerbHost host)
    {
        var folder = new Argument<string>("DIR") { Description = "An empty or new folder" };
        return host.Verb(
            "export", "Write the whole log, for permagent verify",
            async (context, token) =>
            {
                var path = context.PathOf(context.Parsed.GetRequiredValue(folder));
                await using var client = await context.ConnectAsync(token);
                var export = await client.ExportLedgerAsync(path, token);
                return ExportPage.Of(export, context) with
                {
                    Next = $"permagent verify {context.Short(export.Folder)}",
                };
            },
            folder);
    }

    private static Command Check(VerbHost host) => host.Verb(
        "check", "Hash the whole log again and compare it with the head kept outside",
        async (context, token) =>
        {
            await using var client = await context.ConnectAsync(token);
            var check = await client.CheckLedgerAsync(token);
            var page = new Page()
                .Line(check.Words, check.Ok ? Tone.Good : Tone.Bad)
                .Pair("Log", check.Origin)
                .Pair("Size", Units.Count(check.Size, "entry", "entries"))
                .Pair("Root", check.Root);
            return new("ledger-check", check, page) { Exit = check.Ok ? ExitCodes.Done : ExitCodes.Failed };
        });
}
