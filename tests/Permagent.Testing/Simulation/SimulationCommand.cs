using System.Globalization;
using Permagent.Kernel.Simulation;

namespace Permagent.Testing.Simulation;

/// <summary>What <c>./test sim NAME …</c> asks for, handed on by environment variables.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Seed">The seed to run; null for the usual ones.</param>
/// <param name="Schedule">The schedule file to run in place of a seed, or null.</param>
/// <param name="Trace">Whether every step is printed.</param>
/// <param name="Until">The step before which the run ends, or null.</param>
/// <param name="Output">The file that takes the transcript; null for standard error.</param>
internal sealed record SimulationCommand(
    string Scenario, ulong? Seed, string? Schedule, bool Trace, long? Until, string? Output)
{
    /// <summary>The command for this process, or null.</summary>
    public static SimulationCommand? Current { get; } = Read(Environment.GetEnvironmentVariable);

    /// <summary>Reads the variables; null when no scenario is named.</summary>
    /// <exception cref="FormatException">A number cannot be read.</exception>
    public static SimulationCommand? Read(Func<string, string?> variable)
    {
        if (variable("PERMAGENT_SIM") is not { Length: > 0 } scenario)
        {
            return null;
        }

        return new SimulationCommand(
            scenario,
            variable("PERMAGENT_SIM_SEED") is { Length: > 0 } seed ? Seeds.Parse(seed) : null,
            variable("PERMAGENT_SIM_SCHEDULE") is { Length: > 0 } file ? file : null,
            variable("PERMAGENT_SIM_TRACE") == "1",
            variable("PERMAGENT_SIM_UNTIL") is { Length: > 0 } step
                ? long.Parse(step, NumberStyles.None, CultureInfo.InvariantCulture)
                : null,
            variable("PERMAGENT_SIM_OUT") is { Length: > 0 } output ? output : null);
    }

    /// <summary>The options with what the command adds: trace and last step.</summary>
    public SimulationOptions Apply(SimulationOptions options, Action<string> print) => options with
    {
        UntilStep = Until ?? options.UntilStep,
        OnTrace = Trace ? print : options.OnTrace,
    };

    /// <summary>Adds a line to the transcript.</summary>
    public void Print(string line)
    {
        if (Output is null)
        {
            Console.Error.WriteLine(line);
        }
        else
        {
            File.AppendAllText(Output, line + "\n");
        }
    }
}
