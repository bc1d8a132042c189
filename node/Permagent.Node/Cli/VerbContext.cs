using System.CommandLine;
using Permagent.Node.Api;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli;

/// <summary>One run of one verb: its flags, and the ways to the node and to the person.</summary>
internal sealed class VerbContext(CliPorts ports, GlobalFlags flags, ParseResult parsed)
{
    /// <summary>What is outside.</summary>
    public CliPorts Ports { get; } = ports;

    /// <summary>The flags of every verb.</summary>
    public GlobalFlags Flags { get; } = flags;

    /// <summary>The parsed line, for the verb's own options.</summary>
    public ParseResult Parsed { get; } = parsed;

    /// <summary>The state folder of this run, absolute.</summary>
    public string Home { get; } = ports.Homes.Resolve(flags.Home);

    /// <summary>How times are shown.</summary>
    public When When { get; } = new(ports.Clock, flags.Utc);

    /// <summary>How pages are drawn.</summary>
    public RenderStyle Style { get; } =
        RenderStyle.For(ports.Terminal, flags.Plain, flags.Colour, ports.Environment);

    /// <summary>True when a question can be asked.</summary>
    public bool CanAsk => Ports.Terminal.InputIsTerminal && !Flags.NoInput && !Flags.Json;

    /// <summary>Progress of long work, on standard error.</summary>
    public ProgressLine Progress() => new(
        Ports.Terminal, Ports.Clock, Flags.Quiet || Flags.Json, moving: Style.Aligned);

    /// <summary>A client of the daemon that runs; starts none.</summary>
    public Task<INodeClient> ConnectAsync(CancellationToken cancellationToken)
    {
        if (Ports.Homes.Find(Home) is null) throw CliErrors.NoHome(Home);
        return Ports.Launcher.ConnectAsync(Home, cancellationToken);
    }

    /// <summary>A client of the daemon of an existing home; starts it when none runs.</summary>
    public Task<INodeClient> EnsureAsync(bool ephemeral, CancellationToken cancellationToken)
    {
        if (Ports.Homes.Find(Home) is null) throw CliErrors.NoHome(Home);
        return Ports.Launcher.EnsureAsync(new(Home, ephemeral), cancellationToken);
    }

    /// <summary>Writes a reply now.</summary>
    public void Show(Reply reply) => ReplyPrinter.Print(reply, Ports.Terminal, Flags, Style);

    /// <summary>Writes one line of progress or a hint; nothing with <c>--quiet</c> or <c>--json</c>.</summary>
    public void Say(string line)
    {
        if (!Flags.Quiet && !Flags.Json) Ports.Terminal.WriteError(Visible.Of(line) + "\n");
    }

    /// <summary>An absolute path from what the person typed, with <c>~</c> as the user's folder.</summary>
    public string PathOf(string typed) => Paths.Absolute(typed, Ports);

    /// <summary>A path as it is shown.</summary>
    public string Short(string path) => Paths.Short(path, Ports);

    /// <summary>One of this program's own yes-or-no questions. The flag <c>--yes</c> answers it.</summary>
    /// <exception cref="NodeException">Nobody can be asked.</exception>
    public async Task<bool> ConfirmAsync(string question, CancellationToken cancellationToken)
    {
        if (Flags.Yes) return true;
        if (!CanAsk) throw CliErrors.NobodyToAsk(question, "Say yes beforehand: add --yes");
        Ports.Terminal.WriteError($"{Visible.Of(question)} [y/N] ");
        var answer = await Ports.Terminal.ReadLineAsync(hidden: false, cancellationToken);
        return answer?.Trim() is "y" or "Y" or "yes";
    }
}
