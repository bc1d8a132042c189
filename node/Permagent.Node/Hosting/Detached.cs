using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Permagent.Node.Hosting;

/// <summary>Lets a daemon leave the terminal it was started from: own session, output into a file. The starter's pipes
/// are let go, so that a caller who reads them sees their end.</summary>
internal static partial class Detached
{
    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <summary>Detaches this process. Called first thing in a started daemon.</summary>
    /// <param name="log">File that takes what would go to the terminal; started anew when it is too long.</param>
    /// <exception cref="Win32Exception">The system refused.</exception>
    public static void Become(string log)
    {
        _ = NewSession(); // Fails only for a group leader, which then has a session of its own already.
        using var output = new FileStream(log, new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        using var nothing = File.OpenHandle("/dev/null");
        Replace((int)nothing.DangerousGetHandle(), StandardInput);
        Replace((int)output.SafeFileHandle.DangerousGetHandle(), StandardOutput);
        Replace((int)output.SafeFileHandle.DangerousGetHandle(), StandardError);
    }

    private static void Replace(int source, int target)
    {
        if (Duplicate(source, target) < 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "setsid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NewSession();

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Duplicate(int source, int target);
}
