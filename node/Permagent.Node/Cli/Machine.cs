using System.Globalization;
using System.Runtime.InteropServices;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli;

/// <summary>This machine in a few words.</summary>
internal static class Machine
{
    /// <summary>System, processor and memory, for instance <c>Linux X64, 2 cores, 16 GB</c>.</summary>
    public static string Words()
    {
        var system = OperatingSystem.IsMacOS() ? "macOS" : OperatingSystem.IsLinux() ? "Linux" : "this system";
        var cores = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture);
        var memory = Units.Bytes(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        return $"{system} {RuntimeInformation.OSArchitecture}, {cores} cores, {memory}";
    }
}
