using System.Runtime.InteropServices;

namespace Permagent.Bench.Reports;

/// <summary>The machine in words, without its name.</summary>
internal static class Machine
{
    public static string Words()
    {
        var kind = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => "x86-64",
            Architecture.Arm64 => "arm64",
            var other => other.ToString(),
        };
        var system = OperatingSystem.IsMacOS() ? "macOS" : OperatingSystem.IsLinux() ? "Linux" : "other";
        return $"{Environment.ProcessorCount} cores {kind}, {system}, .NET {Environment.Version.Major}";
    }

    /// <summary>Processes that run or wait for a core, mean of the last minute; null = the system does not tell.
    /// </summary>
    public static string? Load() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : null;
}
