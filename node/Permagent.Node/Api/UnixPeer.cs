using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Permagent.Node.Api;

/// <summary>What the system knows of a Unix socket's other end, and of this process.</summary>
internal static partial class UnixPeer
{
    private const int LinuxSolSocket = 1;
    private const int LinuxSoPeerCred = 17; // struct ucred { pid, uid, gid }, 4 bytes each
    private const int MacSolLocal = 0;
    private const int MacLocalPeerCred = 1; // struct xucred { version, uid, … }, 76 bytes
    private const int XucredBytes = 76;

    /// <summary>True when the peer runs as this process' user.</summary>
    public static bool IsOwnUser(Socket socket)
    {
        Span<byte> answer = stackalloc byte[XucredBytes];
        var (level, name) = OperatingSystem.IsMacOS()
            ? (MacSolLocal, MacLocalPeerCred)
            : (LinuxSolSocket, LinuxSoPeerCred);
        var got = socket.GetRawSocketOption(level, name, answer);
        return got >= 8 && MemoryMarshal.Read<uint>(answer[4..]) == GetEffectiveUser();
    }

    /// <summary>Sets the mask of new files' modes for this process and gives the former one.</summary>
    [LibraryImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SetUmask(int mask);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint GetEffectiveUser();
}
