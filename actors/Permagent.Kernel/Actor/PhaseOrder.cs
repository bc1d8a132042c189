#nullable disable
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Actor;

/// <summary>The order of shutdown phases: each after those it depends on, else by name.</summary>
internal static class PhaseOrder
{
    /// <exception cref="ArgumentException">The phases depend on each other in a circle.</exception>
    internal static IReadOnlyList<string> Of(IReadOnlyDictionary<string, ShutdownPhase> phases)
    {
        List<string> ordered = [];
        HashSet<string> open = [];
        foreach (string phase in phases.Keys.Order(StringComparer.Ordinal))
        {
            Visit(phase, phases, ordered, open);
        }

        return ordered;
    }

    private static void Visit(
        string phase, IReadOnlyDictionary<string, ShutdownPhase> phases, List<string> ordered, HashSet<string> open)
    {
        if (ordered.Contains(phase))
        {
            return;
        }

        if (!open.Add(phase))
        {
            throw new ArgumentException($"The shutdown phases depend on each other in a circle at '{phase}'.");
        }

        if (phases.TryGetValue(phase, out ShutdownPhase known))
        {
            foreach (string before in known.DependsOn.Order(StringComparer.Ordinal))
            {
                Visit(before, phases, ordered, open);
            }
        }

        open.Remove(phase);
        ordered.Add(phase);
    }
}
