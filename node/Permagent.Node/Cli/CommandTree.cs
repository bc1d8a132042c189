using System.CommandLine;
using Permagent.Node.Cli.Verbs;

namespace Permagent.Node.Cli;

/// <summary>All verbs of the program.</summary>
internal static class CommandTree
{
    /// <summary>The root with every verb and the flags that all take.</summary>
    public static RootCommand Build(CliPorts ports)
    {
        var root = new RootCommand(
            "Permagent, an agent that lives on your machine. Without a verb: set up, or open Home.");
        // No completion words and no diagnostics through the line: what is listed in the help is all there is.
        root.Directives.Clear();
        var options = new GlobalOptions();
        options.AddTo(root);
        var host = new VerbHost(ports, options);
        Command[] verbs =
        [
            .. SetUpVerbs.All(host), .. TryVerb.All(host), .. NodeVerbs.All(host), .. MemoryVerbs.All(host),
            .. GoalVerbs.All(host), .. AskVerbs.All(host), .. ReceiptVerbs.All(host), .. LedgerVerbs.All(host),
            .. StopVerbs.All(host), .. LogVerbs.All(host), .. DoctorVerbs.All(host),
        ];
        foreach (var verb in verbs) root.Add(verb);
        host.SetAction(root, SetUpVerbs.BareAsync);
        return root;
    }
}
