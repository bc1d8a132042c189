namespace Permagent.Ledger.Storage;

/// <summary>A file that holds room on the disk, given up when there is none left so that the last entries can be
/// written.</summary>
internal sealed class Ballast(string path, bool wanted)
{
    private const int BytesMax = 16 * 1024 * 1024; // Bytes: 16 MiB, room for hundreds of last entries.
    private const int ChunkBytes = 1024 * 1024;

    /// <summary>Makes the file if it is wanted and not there; false when the disk has no room for it.</summary>
    public bool TryHold()
    {
        if (!wanted || (File.Exists(path) && new FileInfo(path).Length == BytesMax)) return true;
        try
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write);

            // Written in full: a file that is only said to be long holds no room.
            var chunk = new byte[ChunkBytes];
            for (var written = 0; written < BytesMax; written += ChunkBytes) file.Write(chunk);
            return true;
        }
        catch (IOException)
        {
            GiveUp();
            return false;
        }
    }

    public void GiveUp() => File.Delete(path);
}
