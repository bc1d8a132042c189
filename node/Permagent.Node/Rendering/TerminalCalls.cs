using System.Runtime.InteropServices;

namespace Permagent.Node.Rendering;

/// <summary>The calls of the C library that a prompt needs. macOS and Linux differ in numbers only.</summary>
internal static class TerminalCalls
{
    /// <summary>More than any system's <c>struct termios</c> (Linux 60, macOS 72 bytes).</summary>
    private const int TermiosBytes = 256;

    /// <summary>The flag that shows what is typed; the same bit on both systems.</summary>
    private const byte Echo = 0x08;

    private const int SetAfterDrain = 1;

    /// <summary>The reader of a pipe went away: EPIPE, the same number on both systems; the <c>HResult</c> of the
    /// exception that <see cref="WriteAll"/> throws then.</summary>
    public const int BrokenPipe = 32;

    private const int CallInterrupted = 4; // EINTR, the same number on both systems.

    /// <summary>Writes all bytes at the place where this descriptor stands, so that several programs can share one
    /// file: a FileStream keeps a position of its own and would overwrite what others wrote.</summary>
    /// <exception cref="IOException">The reader went away (<see cref="BrokenPipe"/>), or the disk is
    /// full.</exception>
    public static void WriteAll(int descriptor, byte[] bytes)
    {
        for (var rest = bytes; rest.Length > 0;)
        {
            var written = write(descriptor, rest, rest.Length);
            if (written >= 0) rest = rest[(int)written..];
            else if (Marshal.GetLastPInvokeError() is var error && error != CallInterrupted)
                throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        }
    }

    /// <summary>True when this descriptor is a terminal.</summary>
    public static bool IsTerminal(int descriptor) => isatty(descriptor) == 1;

    /// <summary>Columns of the terminal behind this descriptor, or null.</summary>
    public static int? Columns(int descriptor)
    {
        var size = new ushort[4]; // rows, columns, and two pixel counts
        return SystemNative_GetWindowSize(descriptor, size) == 0 && size[1] > 0 ? size[1] : null;
    }

    /// <summary>Turns off the echo of this terminal until disposed. Null when that cannot be done.</summary>
    public static IDisposable? HideInput(int descriptor)
    {
        var before = new byte[TermiosBytes];
        if (tcgetattr(descriptor, before) != 0) return null;
        var hidden = (byte[])before.Clone();
        // The local flags follow three other flag words of 4 bytes on Linux, of 8 on macOS, low byte first on both.
        hidden[OperatingSystem.IsMacOS() ? 24 : 12] &= unchecked((byte)~Echo);
        return tcsetattr(descriptor, SetAfterDrain, hidden) == 0 ? new Restore(descriptor, before) : null;
    }

    private sealed class Restore(int descriptor, byte[] before) : IDisposable
    {
        public void Dispose() => _ = tcsetattr(descriptor, SetAfterDrain, before);
    }

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int isatty(int descriptor);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint write(int descriptor, byte[] bytes, nint count);

    // The runtime's own call: ioctl itself takes its last argument in another place on Apple Silicon (variadic), and
    // Console.WindowWidth would set up the terminal.
    [DllImport("libSystem.Native"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SystemNative_GetWindowSize(nint descriptor, [Out] ushort[] size);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int tcgetattr(int descriptor, [Out] byte[] settings);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int tcsetattr(int descriptor, int when, byte[] settings);
}
