namespace Permagent.Kernel.Persistence;

/// <summary>Placeholder replaced by the kernel.</summary>
internal static class SeedPersistence;
