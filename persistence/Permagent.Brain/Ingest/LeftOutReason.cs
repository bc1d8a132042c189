namespace Permagent.Brain.Ingest;

/// <summary>Why files are left out, in the words that are shown.</summary>
public static class LeftOutReason
{
    /// <summary>Larger than the limit.</summary>
    public const string TooLarge = "too large";

    /// <summary>Not text.</summary>
    public const string Binary = "binary";

    /// <summary>Keys and secrets.</summary>
    public const string Secret = "keys and secrets";

    /// <summary>Named by an ignore file.</summary>
    public const string Ignored = "ignored";

    /// <summary>A link out of the folder, in a circle, or to nothing.</summary>
    public const string Link = "link";

    /// <summary>The system refused to open it.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>No reader for this kind.</summary>
    public const string NoReader = "no reader";

    /// <summary>A program's own folder: version control, packages, browser profile, keychain.</summary>
    public const string Private = "private or generated folder";

    /// <summary>Nothing in it; devices, pipes and sockets look the same and are never opened.</summary>
    public const string Empty = "empty";

    /// <summary>Beyond the number of files or bytes of one run.</summary>
    public const string OverLimit = "over the limit of one run";

    /// <summary>Folders too deep.</summary>
    public const string TooDeep = "too deep";

    /// <summary>The reader could not make sense of it.</summary>
    public const string Malformed = "malformed";
}
