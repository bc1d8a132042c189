using System.Globalization;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Simulation;
using Permagent.Node.Adapters;
using Permagent.Node.Api;
using Permagent.Node.Home;
using Permagent.Node.Keys;
using Permagent.Node.Trial;

namespace Permagent.Node.Tests.Simulation;

/// <summary>The whole of <c>try</c> on one thread, under a seed and virtual time, on real SQLite files.</summary>
public sealed class TrySimulationTests
{
    private const int SeedsUsual = 200;
    private const int SeedsLong = 2_000;
    private const int RestartsMax = 40; // Starts: a run that needs more does not get on.
    private const int CallsMax = 400; // Calls of the verb; most of them find the node down.
    private const long StepsMax = 50_000; // A run takes some 1,500; one that waits for ever is found soon.
    private const double CrashProbability = 0.004; // Some three crashes in the steps of one run.

    [Fact]
    public void Without_a_crash_every_receipt_verifies() => RunOne(1, crashProbability: 0).ThrowIfFailed();

    [Fact]
    public void What_landed_can_be_taken_back()
    {
        using var temp = TempHome.Fixed("undo");
        Documents.Write(temp.Beside("documents"));
        var landed = Path.Combine(temp.Path, "documents", "OVERVIEW.md");

        Kernel.Simulation.Simulation.Run(3, new SimulationOptions(), async context =>
        {
            var node = new SimulatedHome(context, 3);
            await UntilDoneAsync(context, node, PortsOf(context, node), temp);
            Assert.True(File.Exists(landed));

            var row = Assert.Single(await node.Now.ListUndosAsync(CancellationToken.None));
            var undone = await node.Now.UndoAsync(row.Id, CancellationToken.None);

            Assert.True(undone.Done);
            Assert.False(File.Exists(landed));
            node.End();
        }).ThrowIfFailed();
    }

    [Fact]
    public void The_same_seed_takes_the_same_steps()
    {
        var (firstTrace, secondTrace) = (new List<string>(), new List<string>());

        var first = RunOne(7, CrashProbability, trace: firstTrace.Add).ThrowIfFailed();
        var second = RunOne(7, CrashProbability, trace: secondTrace.Add).ThrowIfFailed();

        Assert.Equal(firstTrace, secondTrace); // First, since it shows where two runs part.
        Assert.Equal(first.Hash, second.Hash);
    }

    /// <summary>Replayed by <c>./test sim TrySimulation --seed N</c>.</summary>
    [Fact]
    public void Killed_anywhere_it_finishes_with_nothing_lost_and_nothing_done_twice()
    {
        var crashes = 0;
        foreach (var seed in Seeds())
        {
            var result = RunOne(seed, CrashProbability, starts => crashes += starts - 1);

            Assert.True(
                result.Failure is null, $"seed {seed}: {result.Failure}\n{string.Join('\n', result.LastLines)}");
        }

        Assert.True(crashes > 0, "No run was killed: the chance of a crash is too small to show anything.");
    }

    private static IEnumerable<ulong> Seeds()
    {
        if (Environment.GetEnvironmentVariable("PERMAGENT_SIM_SEED") is { Length: > 0 } one)
        {
            return one.StartsWith("0x", StringComparison.Ordinal)
                ? [ulong.Parse(one.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)]
                : [ulong.Parse(one, CultureInfo.InvariantCulture)];
        }

        var count = Environment.GetEnvironmentVariable("PERMAGENT_LONG") == "1" ? SeedsLong : SeedsUsual;
        return Enumerable.Range(1, count).Select(seed => (ulong)seed);
    }

    private static SimulationResult RunOne(
        ulong seed, double crashProbability, Action<int>? starts = null, Action<string>? trace = null)
    {
        using var temp = TempHome.Fixed($"s{seed}"); // Paths go into digests: the same ones for the same seed.
        Documents.Write(temp.Beside("documents"));
        var options = new SimulationOptions
        {
            Name = "TrySimulation",
            CrashProbability = crashProbability,
            StepsMax = StepsMax,
            OnTrace = trace ?? TraceOnDemand(),
        };
        return Kernel.Simulation.Simulation.Run(seed, options, async context =>
        {
            var node = new SimulatedHome(context, seed);
            await UntilDoneAsync(context, node, PortsOf(context, node), temp);
            starts?.Invoke(node.Starts);
            node.End();
        });
    }

    private static TryPorts PortsOf(SimulationContext context, SimulatedHome node) => new(
        context.Clock, new Homes(context.Clock, _ => null), node, new ApproverSigner(context.Clock),
        new OfflineVerifier());

    // ./test sim … --trace: each step on standard error.
    private static Action<string>? TraceOnDemand() =>
        Environment.GetEnvironmentVariable("PERMAGENT_SIM_TRACE") == "1" ? Console.Error.WriteLine : null;

    private static async Task UntilDoneAsync(
        SimulationContext context, SimulatedHome node, TryPorts ports, TempHome temp)
    {
        for (var i = 0; i < CallsMax && node.Starts <= RestartsMax; i++)
        {
            var starts = node.Starts;
            try
            {
                var source = TrialSource.Of(temp.Beside("documents"));
                var outcome = await new TryFlow(ports, _ => { }).RunAsync(temp.Path, source, CancellationToken.None);
                Assert.True(outcome.Verified);
                await TryInvariants.CheckAsync(
                    new RelayedClient(node), temp.Path, () => context.DelayAsync(TimeSpan.FromMilliseconds(50)));
                return;
            }
            catch (Exception lost) when (IsLoss(lost) || node.Starts > starts || !node.IsUp)
            {
                await context.DelayAsync(TimeSpan.FromMilliseconds(200));
            }
        }

        throw new InvalidOperationException($"Not done after {node.Starts} starts.");
    }

    // What a client sees when the node is killed while it waits, or is not up again yet.
    private static bool IsLoss(Exception failure) => failure is NodeException { Code: "PA-0100" or "PA-0114" }
        or AskTimeoutException or OperationCanceledException or ObjectDisposedException;
}
