namespace Permagent.Kernel.Event;

/// <summary>Placeholder replaced by the kernel.</summary>
internal static class SeedEvent;
