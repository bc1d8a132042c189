using System.Collections.Immutable;

namespace Permagent.Kernel.Hosting;

/// <summary>One phase of a coordinated shutdown.</summary>
/// <param name="DependsOn">The phases that come before it.</param>
/// <param name="Timeout">How long its tasks may take; null = the default of the options.</param>
/// <param name="Recover">Whether the next phase runs although a task failed or was late. Default: true.</param>
public sealed record ShutdownPhase(
    ImmutableArray<string> DependsOn, TimeSpan? Timeout = null, bool Recover = true);
