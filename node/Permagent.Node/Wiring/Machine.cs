using System.Globalization;
using Permagent.Verify.Formats;

namespace Permagent.Node.Wiring;

/// <summary>What the system says about this machine and this program.</summary>
internal static class Machine
{
    /// <summary>Stable id of the machine: machine-id on Linux, the host's name where there is none.</summary>
    public static string Id()
    {
        foreach (var file in (string[])["/etc/machine-id", "/var/lib/dbus/machine-id"])
        {
            if (File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } id) return id;
        }

        return Environment.MachineName;
    }

    /// <summary>Id of this start: the kernel's on Linux, elsewhere this process' start.</summary>
    public static string BootId()
    {
        const string file = "/proc/sys/kernel/random/boot_id";
        return File.Exists(file)
            ? File.ReadAllText(file).Trim()
            : string.Create(CultureInfo.InvariantCulture, $"process-{Environment.ProcessId}");
    }

    /// <summary>SHA-256 of the program's main file.</summary>
    public static Digest ProgramDigest() => Digest.Of(File.ReadAllBytes(typeof(Machine).Assembly.Location));
}
