namespace Permagent.Kernel.Actor;

/// <summary>Placeholder replaced by the kernel.</summary>
internal static class SeedActor;
