using System.Globalization;
using Permagent.Node.Api;

namespace Permagent.Node.Home;

/// <summary>The one process that owns a state folder. The system lets go of the lock when the process ends, however it
/// ends.</summary>
public sealed class HomeLock : IDisposable
{
    private readonly FileStream _held;
    private readonly string _owner;

    private HomeLock(FileStream held, string owner) => (_held, _owner) = (held, owner);

    /// <summary>Takes the lock.</summary>
    /// <exception cref="NodeException">PA-0107: another process holds it; its pid is named.</exception>
    public static HomeLock Take(HomeFolder home)
    {
        ArgumentNullException.ThrowIfNull(home);
        var owner = OwnerFile(home);
        try
        {
            // .NET takes an exclusive flock for FileShare.None: advisory, and gone with the process.
            var held = new FileStream(home.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.SetUnixFileMode(home.LockFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Directory.CreateDirectory(home.Run);
            File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new(held, owner);
        }
        catch (IOException) when (File.Exists(home.LockFile))
        {
            var pid = OwnerOf(home) is { } known ? $"process {known}" : "another process";
            throw new NodeException("PA-0107", $"The home {home.Root} is in use by {pid}.",
                "Stop it first: permagent down", 1);
        }
    }

    /// <summary>Pid of the process that wrote itself down last, or null. It may be gone.</summary>
    public static int? OwnerOf(HomeFolder home)
    {
        ArgumentNullException.ThrowIfNull(home);
        try
        {
            return int.TryParse(File.ReadAllText(OwnerFile(home)), CultureInfo.InvariantCulture, out var pid)
                ? pid : null;
        }
        catch (IOException)
        {
            return null; // Nobody wrote it yet, or it goes away now.
        }
    }

    /// <summary>True when some process holds the lock now.</summary>
    public static bool IsHeld(HomeFolder home)
    {
        ArgumentNullException.ThrowIfNull(home);
        if (!File.Exists(home.LockFile)) return false;
        try
        {
            using var probe = new FileStream(home.LockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Lets go. Idempotent.</summary>
    public void Dispose()
    {
        if (_held.SafeFileHandle.IsClosed) return;
        File.Delete(_owner); // Before the lock: afterwards the next owner may have written its own.
        _held.Dispose();
    }

    private static string OwnerFile(HomeFolder home) => Path.Combine(home.Run, "node.pid");
}
