namespace Permagent.Tools.Files;

/// <summary>Permission bits, where there are any: Permagent runs on macOS and Linux.</summary>
internal static class Modes
{
    /// <summary>0755, a new file that may be run.</summary>
    public const UnixFileMode Program = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>True when the owner may run the file.</summary>
    public static bool Runs(string path) => (Of(path) & UnixFileMode.UserExecute) != 0;

    /// <summary>The bits of a file.</summary>
    public static UnixFileMode Of(string path) =>
        OperatingSystem.IsWindows() ? throw NotHere() : File.GetUnixFileMode(path);

    /// <summary>Sets the bits of a file.</summary>
    public static void Set(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) throw NotHere();
        File.SetUnixFileMode(path, mode);
    }

    /// <summary>Makes a folder with these bits.</summary>
    public static void MakeFolder(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) throw NotHere();
        Directory.CreateDirectory(path, mode);
    }

    private static PlatformNotSupportedException NotHere() => new("Permagent runs on macOS and Linux.");
}
