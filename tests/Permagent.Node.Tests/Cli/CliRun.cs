using Permagent.Node.Cli;

namespace Permagent.Node.Tests.Cli;

/// <summary>One program with fakes around it.</summary>
internal sealed class CliRun : IDisposable
{
    public CliRun(FakeScript? script = null)
    {
        Node = new() { Script = script ?? new() };
        Launcher = new(Node);
        Homes = new(Folder.Path);
        User = Folder.At("ann");
        Here = Directory.CreateDirectory(Folder.At("ann/notes/garden")).FullName;
    }

    public TempFolder Folder { get; } = new();

    public FakeNode Node { get; }

    public FakeLauncher Launcher { get; }

    public FakeHomes Homes { get; }

    public FakeSigner Signer { get; } = new();

    public FakeStopper Stopper { get; } = new();

    public FakeVerifier Verifier { get; } = new();

    public FakeVerifier Separate { get; } = new();

    public FakeDoctor Doctor { get; } = new();

    public Interrupt Interrupt { get; } = new();

    public InstantClock Clock { get; init; } = new();

    public Dictionary<string, string> Environment { get; } = new() { ["NO_COLOR"] = "1" };

    public string User { get; }

    public string Here { get; set; }

    public string Home => Homes.Resolve(null);

    /// <summary>A home that was set up before.</summary>
    public CliRun WithHome()
    {
        Homes.Known[Home] = new(Home, false, false, 1);
        Directory.CreateDirectory(Home);
        return this;
    }

    public async Task<int> RunAsync(ScriptedTerminal terminal, params string[] args)
    {
        Environment["HOME"] = User;
        var ports = new CliPorts(
            terminal, Clock, name => Environment.GetValueOrDefault(name), Here, "Test machine, 2 cores, 16 GB",
            Launcher, Homes, Signer, Stopper, Verifier, Separate, Doctor);
        return await CliApp.RunAsync(args, ports, Interrupt);
    }

    /// <summary>Runs with no terminal on either side.</summary>
    public async Task<(int Exit, string Out, string Error)> PipeAsync(params string[] args)
    {
        var terminal = new ScriptedTerminal { InputIsTerminal = false, OutputIsTerminal = false };
        var exit = await RunAsync(terminal, args);
        return (exit, terminal.Out, terminal.Error);
    }

    /// <summary>The text with this machine's paths taken out.</summary>
    public string Plain(string text) => text.Replace(Folder.Path, "<tmp>");

    public void Dispose()
    {
        Interrupt.Dispose();
        Folder.Dispose();
    }
}
