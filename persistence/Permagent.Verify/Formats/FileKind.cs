using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Permagent.Verify.Formats;

/// <summary>Tells plain files from pipes, sockets and devices, which the base library shows as files: opening a pipe
/// waits for ever, and a device may have no end.</summary>
internal static class FileKind
{
    private const int TypeMask = 0xF000; // S_IFMT of <sys/stat.h>, the same on Linux and macOS.
    private const int Regular = 0x8000; // S_IFREG.
    private const int ResultBytes = 512; // More than either system writes (256 and 144).

    /// <summary>True when the path, not followed if it is a link, is a plain file.</summary>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    public static bool IsRegular(string path)
    {
        var name = Encoding.UTF8.GetBytes(path + "\0");
        var result = new byte[ResultBytes];
        var failed = OperatingSystem.IsMacOS() ? OnMac(name, result) : OnLinux(name, result);
        if (failed) throw new IOException($"{path} cannot be looked at: {Marshal.GetLastPInvokeErrorMessage()}.");
        // The one field that is read: st_mode of macOS' stat, stx_mode of Linux' statx.
        var mode = BinaryPrimitives.ReadUInt16LittleEndian(result.AsSpan(OperatingSystem.IsMacOS() ? 4 : 28));
        return (mode & TypeMask) == Regular;
    }

    private static bool OnLinux(byte[] path, byte[] result)
    {
        const int here = -100; // AT_FDCWD
        const int notFollowed = 0x100; // AT_SYMLINK_NOFOLLOW
        const uint type = 1; // STATX_TYPE
        return Statx(here, path, notFollowed, type, result) != 0;
    }

    // On x64 the plain name is the one with 32-bit inodes and another layout.
    private static bool OnMac(byte[] path, byte[] result) =>
        (RuntimeInformation.ProcessArchitecture == Architecture.X64 ? Lstat64(path, result) : Lstat(path, result)) != 0;

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] result);

    [DllImport("libc", EntryPoint = "lstat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Lstat(byte[] path, byte[] result);

    [DllImport("libc", EntryPoint = "lstat$INODE64", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Lstat64(byte[] path, byte[] result);
}
