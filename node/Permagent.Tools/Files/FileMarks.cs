namespace Permagent.Tools.Files;

/// <summary>What a written file has beside its bytes.</summary>
/// <param name="Mode">Permission bits; null: those that the system gives a new file.</param>
/// <param name="Changed">Time of change; null: now.</param>
internal sealed record FileMarks(UnixFileMode? Mode, DateTimeOffset? Changed)
{
    /// <summary>A new file of the user's.</summary>
    public static FileMarks Plain { get; } = new(null, null);

    /// <summary>A file of the state folder: 0600.</summary>
    public static FileMarks Private { get; } = new(UnixFileMode.UserRead | UnixFileMode.UserWrite, null);

    /// <summary>The marks that a file has now.</summary>
    public static FileMarks Of(string path) =>
        new(File.GetUnixFileMode(path), new DateTimeOffset(File.GetLastWriteTimeUtc(path)));
}
