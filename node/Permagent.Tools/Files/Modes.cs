namespace Permagent.Tools.Files;

/// <summary>Permission bits of landed files.</summary>
internal static class Modes
{
    /// <summary>0755, a new file that may be run.</summary>
    public const UnixFileMode Program = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>True when the owner may run the file.</summary>
    public static bool Runs(string path) => (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0;
}
