using Permagent.Node.Api;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Verbs;

/// <summary>The node's state as a page, and what to do next.</summary>
internal static class StatusPage
{
    /// <summary>All of it.</summary>
    public static Page Of(NodeStatus status, VerbContext context)
    {
        var page = new Page()
            .Pair("Node", $"{status.NodeId}, version {status.Version}, process {status.Pid}")
            .Pair("Home", context.Short(status.Home) + (status.Trial ? " (trial home)" : ""))
            .Pair("State", StateOf(status), status.Stopped ? Tone.Bad : status.Ready ? Tone.Good : Tone.Warn)
            .Pair("Started", context.When.Text(status.Started))
            .Pair("Ledger", $"{status.Ledger}, {Units.Count(status.LedgerSize, "entry", "entries")}")
            .Pair("Brain", $"{status.Brain}, {Units.Count(status.Episodes, "episode")}, "
                + Units.Count(status.Facts, "fact"))
            .Pair("Goals", $"{Units.Count(status.GoalsOpen)} open")
            .Pair("Asks", status.Asks == 0 ? "none open" : $"{Units.Count(status.Asks)} open",
                status.Asks == 0 ? Tone.Plain : Tone.Warn);
        foreach (var folder in status.Folders)
            page.Pair("Folder", $"{context.Short(folder.Path)} ({(folder.Write ? "read and land" : "read only")})");
        page.Pair("Sandbox", status.Sandbox).Pair("Model", status.Model)
            .Pair("Calls", $"{Units.Count(status.NetworkCalls)} network, {Units.Count(status.ModelCalls)} model");
        foreach (var note in status.Notes) page.Pair("Note", note, Tone.Warn);
        return page;
    }

    /// <summary>The one thing that is most useful now.</summary>
    public static string NextOf(NodeStatus status)
    {
        if (status.Stopped) return "permagent resume";
        if (status.Asks > 0) return "permagent inbox";
        if (status.Folders.Count == 0) return "permagent init --yes --folder DIR";
        return status.GoalsOpen > 0 ? "permagent goals list" : "permagent ask \"QUESTION\"";
    }

    private static string StateOf(NodeStatus status) =>
        status.Stopped ? "stopped: nothing acts until permagent resume" : status.Ready ? "ready" : "starting";
}
