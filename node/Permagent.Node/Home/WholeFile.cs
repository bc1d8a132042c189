namespace Permagent.Node.Home;

/// <summary>Writes a small file of the home, for its owner only, whole or not at all: beside, flushed, then renamed. A
/// full disk leaves the old file and no part of the new one.</summary>
internal static class WholeFile
{
    /// <summary>Puts the bytes in place.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var beside = path + ".new";
        try
        {
            using (var file = new FileStream(beside, new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
