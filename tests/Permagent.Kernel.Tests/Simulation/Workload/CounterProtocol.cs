#nullable disable
namespace Permagent.Kernel.Tests.Simulation.Workload;

/// <summary>Keep these numbers, all or none.</summary>
internal sealed record Keep(int Counter, IReadOnlyList<int> Numbers);

/// <summary>The numbers are kept.</summary>
internal sealed record Kept(IReadOnlyList<int> Numbers);

/// <summary>Throw.</summary>
internal sealed record Fail(int Counter);

/// <summary>Tell what you hold.</summary>
internal sealed record Show(int Counter);

/// <summary>What a counter holds, in the order of its events.</summary>
internal sealed record Held(IReadOnlyList<int> Numbers);
