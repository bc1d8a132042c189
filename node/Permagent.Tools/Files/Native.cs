using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Permagent.Tools.Files;

/// <summary>The system calls that the base library does not offer: opening without following a last link and without
/// waiting on a pipe, opening a folder so that it can be flushed, and asking whether it may be written.</summary>
internal static partial class Native
{
    private const int NoEntry = 2;
    private const int NoAccess = 13;

    private static bool Mac => OperatingSystem.IsMacOS();

    // O_NONBLOCK, O_NOFOLLOW, O_CLOEXEC: numbers of <fcntl.h>; on Linux two of them depend on the processor.
    private static int Flags => Mac
        ? 0x4 | 0x100 | 0x1000000
        : 0x800 | (IsArm ? 0x8000 : 0x20000) | 0x80000;

    private static bool IsArm => RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm;

    private static int LoopError => Mac ? 62 : 40;

    /// <summary>Opens a file or folder for reading.</summary>
    /// <exception cref="IOException">It is a link, is not there, or cannot be opened.</exception>
    public static SafeFileHandle OpenForReading(string path)
    {
        var descriptor = Open(path, Flags);
        if (descriptor >= 0) return new SafeFileHandle(descriptor, ownsHandle: true);
        var error = Marshal.GetLastPInvokeError();
        if (error == LoopError) throw new IOException($"{path} is a link; links are not followed here.");
        throw error switch
        {
            NoEntry => new FileNotFoundException($"{path} does not exist.", path),
            NoAccess => new IOException($"{path} may not be read by this user."),
            _ => new IOException($"{path} cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}."),
        };
    }

    /// <summary>True when this user may make files in a folder: modes, and a disk that is not read-only.</summary>
    public static bool MayWrite(string folder) => Access(folder, WriteAndEnter) == 0;

    private const int WriteAndEnter = 2 | 1; // W_OK, X_OK.

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Access(string path, int mode);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);
}
