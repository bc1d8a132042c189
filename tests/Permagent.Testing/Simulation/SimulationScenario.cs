using System.Globalization;
using Permagent.Kernel.Simulation;

namespace Permagent.Testing.Simulation;

/// <summary>A scenario with a name: runs many seeds, or the one run that <c>./test sim</c> asks for, and makes a
/// failing one small.</summary>
/// <param name="name">The name for <c>./test sim</c>; it stands in the test's source as a text.</param>
/// <param name="optionsOf">The options of a seed.</param>
/// <param name="body">The scenario.</param>
public sealed class SimulationScenario(
    string name, Func<ulong, SimulationOptions> optionsOf, Func<SimulationContext, Task> body)
{
    private const int Threads = 2; // The cores of the smallest machine we support; runs share nothing.

    /// <summary>The scenario's name.</summary>
    public string Name { get; } = name;

    /// <summary>Runs the seeds, each on one thread, two at a time.</summary>
    /// <exception cref="ScenarioFailedException">A seed failed: the lowest one, shrunk.</exception>
    public void Check(IEnumerable<ulong> seeds)
    {
        if (SimulationCommand.Current is { } command && command.Scenario == Name
            && (command.Seed ?? (command.Schedule is null ? null : 0UL)) is not null)
        {
            Obey(command);
        }
        else if (FirstFailing(seeds) is { } failed)
        {
            SimulationResult result = failed.Result;
            throw new ScenarioFailedException(Report(result, Shrink(result)), result.Failure!);
        }
    }

    /// <summary>Runs one seed.</summary>
    public SimulationResult Run(ulong seed) => Kernel.Simulation.Simulation.Run(seed, Options(seed), body);

    /// <summary>Runs a schedule.</summary>
    public SimulationResult Replay(SimulationSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return Kernel.Simulation.Simulation.Replay(schedule, Options(schedule.Seed), body);
    }

    /// <summary>Makes a failed run small.</summary>
    public ShrunkSchedule Shrink(SimulationResult failed)
    {
        ArgumentNullException.ThrowIfNull(failed);
        return Kernel.Simulation.Simulation.Shrink(failed.Schedule, Options(failed.Seed), body);
    }

    /// <summary>The lowest seed that fails, with its run; null when none does.</summary>
    public (ulong Seed, SimulationResult Result)? FirstFailing(IEnumerable<ulong> seeds)
    {
        (ulong Seed, SimulationResult Result)? first = null;
        object failedLock = new();
        Parallel.ForEach(seeds, new ParallelOptions { MaxDegreeOfParallelism = Threads }, (seed, state) =>
        {
            SimulationResult result = Run(seed);
            if (result.Failure is not null)
            {
                state.Stop();
                lock (failedLock)
                {
                    first = first is null || seed < first.Value.Seed ? (seed, result) : first;
                }
            }
        });
        return first;
    }

    private static string Report(SimulationResult failed, ShrunkSchedule shrunk) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        Seed 0x{failed.Seed:x}, after {failed.Steps} steps: {failed.Failure}
        Again: {failed.ReplayCommand}
        {string.Join('\n', failed.LastLines)}
        Smallest schedule found in {shrunk.Runs} runs, {shrunk.Result.Steps} steps; keep it as a file and replay it by
        ./test sim {failed.Schedule.Name} --schedule FILE
        {shrunk.Schedule.ToText()}
        """);

    private SimulationOptions Options(ulong seed) => optionsOf(seed) with { Name = Name };

    private void Obey(SimulationCommand command)
    {
        SimulationResult result;
        if (command.Schedule is { } file)
        {
            SimulationSchedule schedule = SimulationSchedule.Parse(File.ReadAllText(file));
            result = Kernel.Simulation.Simulation.Replay(
                schedule, command.Apply(Options(schedule.Seed), command.Print), body);
        }
        else
        {
            ulong seed = command.Seed!.Value;
            result = Kernel.Simulation.Simulation.Run(seed, command.Apply(Options(seed), command.Print), body);
        }

        command.Print(TextOf(result));
        result.ThrowIfFailed();
    }

    private static string TextOf(SimulationResult result) => result.Failure is null
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"Seed 0x{result.Seed:x} passed: {result.Steps} steps, {result.VirtualTime} of virtual time, {result.Hash}")
        : new SimulationFailedException(result).Message;
}
