#nullable disable
using System.Globalization;
using Permagent.Kernel.Simulation;
using Permagent.Kernel.Tests.Simulation.Workload;
using Permagent.Testing.Simulation;

namespace Permagent.Kernel.Tests.Simulation;

/// <summary>Runs whose traces are known: every machine must come to the same ones.</summary>
public sealed class HashTests
{
    private const int SeedCount = 24;

    /// <summary>A change of the kernel's order of steps changes the file: PERMAGENT_APPROVE=1 writes it anew.</summary>
    [Fact]
    public void The_traces_are_the_same_on_every_machine()
    {
        SimulationScenario scenario = CounterWorkload.Scenario(CounterBug.None);
        string text = string.Concat(Enumerable.Range(1, SeedCount).Select(seed => LineOf(scenario.Run((ulong)seed))));

        string file = RepositoryFile("hashes.approved.txt");
        if (Environment.GetEnvironmentVariable("PERMAGENT_APPROVE") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.ReadAllText(file), text);
    }

    internal static string RepositoryFile(params string[] names)
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Permagent.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the repository is not above the tests");
        }

        return Path.Combine([folder.FullName, "tests", "Permagent.Kernel.Tests", "Simulation", .. names]);
    }

    private static string LineOf(SimulationResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Schedule.Name} 0x{result.Seed:x} {result.ThrowIfFailed().Steps} {result.Hash}\n");
}
