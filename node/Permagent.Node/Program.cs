using Permagent.Node.Adapters;
using Permagent.Node.Cli;
using Permagent.Node.Doctor;
using Permagent.Node.Home;
using Permagent.Node.Hosting;
using Permagent.Node.Keys;
using Permagent.Node.Rendering;
using Permagent.Node.Stop;

// Before anything is put together: scripts ask for it often.
if (args is ["--version"])
{
    using var plain = new SystemTerminal();
    plain.Write($"permagent {Product.Version}\n");
    return 0;
}

// The only place that names the process' clock and environment for the client half.
var clock = TimeProvider.System;
using var terminal = new SystemTerminal();
using var interrupt = Interrupt.OfProcess();
var ports = new CliPorts(
    terminal, clock, Environment.GetEnvironmentVariable, Environment.CurrentDirectory, Machine.Words(),
    new NodeLauncher(clock), new Homes(clock, Environment.GetEnvironmentVariable), new ApproverSigner(clock),
    new Stopper(clock), new OfflineVerifier(), new SelfProcess(clock), new LocalDoctor(clock));
return await CliApp.RunAsync(args, ports, interrupt);
