using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Permagent.Bench.Journal;

/// <summary>Makes the operating system forget what it holds of a file, so that the next read comes from the disk.
/// </summary>
internal static partial class PageCache
{
    private const int DontNeed = 4; // POSIX_FADV_DONTNEED of Linux.

    /// <summary>True where it can be done: Linux.</summary>
    public static bool Drop(string path)
    {
        if (!OperatingSystem.IsLinux()) return false;
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.FlushToDisk(file); // Only pages that are on the disk are given up.
        var error = Advise((int)file.DangerousGetHandle(), 0, 0, DontNeed);
        return error == 0 ? true : throw new Win32Exception(error);
    }

    [DllImport("libc", EntryPoint = "posix_fadvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(int file, long offset, long length, int advice);
}
