using System.CommandLine;
using Permagent.Node.Api;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Verbs;

/// <summary>The event feed: <c>log tail</c>, <c>log show</c>.</summary>
internal static class LogVerbs
{
    /// <summary>Rows that <c>tail</c> shows before it waits for new ones.</summary>
    private const int TailRows = 10;

    /// <summary>The verbs.</summary>
    public static IEnumerable<Command> All(VerbHost host)
    {
        yield return VerbHost.Group("log", "The event feed that every surface reads", Tail(host), Show(host));
    }

    private static Command Tail(VerbHost host)
    {
        var after = new Option<long?>("--after") { Description = "Begin after this position", HelpName = "N" };
        return host.Verb(
            "tail", "Events as they happen, until Ctrl-C",
            async (context, token) =>
            {
                await using var client = await context.ConnectAsync(token);
                var status = await client.StatusAsync(token);
                var from = context.Parsed.GetValue(after) ?? Math.Max(-1, status.FeedPos - TailRows);
                var header = false;
                await foreach (var row in client.EventsAsync(from, token).WithCancellation(token))
                {
                    context.Ports.Terminal.Write(LineOf(row, context, ref header));
                }

                return Reply.Wrote(ExitCodes.Done);
            },
            after);
    }

    private static string LineOf(FeedRowView row, VerbContext context, ref bool header)
    {
        if (context.Flags.Json) return Envelope.Row(row) + "\n";
        // One row at a time cannot be aligned by the longest: fixed order, two spaces.
        var cells = Cells(row, context);
        var first = header || context.Style.Aligned ? "" : string.Join('\t', Header) + "\n";
        header = true;
        var separator = context.Style.Aligned ? "  " : "\t";
        return first + string.Join(separator, cells.Select(cell => Visible.Of(cell))) + "\n";
    }

    private static Command Show(VerbHost host)
    {
        var after = Values.Position("--after", "Begin after this position; -1: from the first", -1);
        var limit = Values.Limit();
        return host.Verb(
            "show", "Events, oldest first",
            async (context, token) =>
            {
                await using var client = await context.ConnectAsync(token);
                var rows = await client.LogAsync(
                    context.Parsed.GetValue(after), context.Parsed.GetValue(limit), token);
                if (context.Flags.Json)
                {
                    foreach (var row in rows) context.Ports.Terminal.Write(Envelope.Row(row) + "\n");
                    return Reply.Wrote(ExitCodes.Done);
                }

                var page = rows.Count == 0
                    ? new Page().Line("No event after that position.")
                    : new Page().Table(Header, rows.Select(row => Cells(row, context)));
                return new("log", rows, page)
                {
                    Next = rows.Count > 0 ? $"permagent log show --after {rows[^1].Pos}" : "permagent log tail",
                };
            },
            after, limit);
    }

    private static string[] Header => ["pos", "time", "type", "entry", "goal", "task", "data"];

    private static string[] Cells(FeedRowView row, VerbContext context) =>
    [
        $"{row.Pos}", context.When.Exact(row.At), row.Type, row.LedgerSeq is { } seq ? $"{seq}" : "-",
        row.Goal.Length > 0 ? row.Goal : "-", row.Task.Length > 0 ? row.Task : "-", row.Data.GetRawText(),
    ];
}
