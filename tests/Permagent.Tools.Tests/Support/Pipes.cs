using System.Runtime.InteropServices;

namespace Permagent.Tools.Tests.Support;

/// <summary>Makes a named pipe: a thing on which a careless reader waits for ever.</summary>
internal static class Pipes
{
    public static void Make(string path) =>
        Assert.Equal(0, MakeFifo(System.Text.Encoding.UTF8.GetBytes(path + "\0"), 0x180));

    [DllImport("libc", EntryPoint = "mkfifo")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakeFifo(byte[] path, uint mode);
}
