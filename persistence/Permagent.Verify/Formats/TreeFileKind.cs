namespace Permagent.Verify.Formats;

/// <summary>What a path of a tree is.</summary>
public enum TreeFileKind
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A file that may be executed.</summary>
    Executable,

    /// <summary>A symbolic link; it is never followed.</summary>
    Link,
}
