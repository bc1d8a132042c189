using System.Text.Json;

namespace Permagent.Ledger.Storage;

/// <summary>Size and root of the log, kept outside the database's folder: what an older copy of that one cannot bring
/// back.</summary>
internal sealed class HeadFile(string path)
{
    private const int BytesMax = 1024; // Bytes: it holds one size and some hashes, which take far less.
    private const int Version = 1;

    public bool Exists => File.Exists(path);

    /// <summary>The kept head; null = there is no file.</summary>
    /// <exception cref="FormatException">The file is not one of ours.</exception>
    public (string Log, MerkleHead Head)? Read()
    {
        if (!File.Exists(path)) return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length > BytesMax) throw new FormatException("The head file is too long.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Parse(bytes);
    }

    /// <summary>Puts a new head in place of the old one, all or nothing, durable when the call returns.</summary>
    public void Write(LogOrigin log, MerkleHead head)
    {
        DurableFile.Write(path, Bytes(log, head));
    }

    private static byte[] Bytes(LogOrigin log, MerkleHead head)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteString("log", log.ToString());
            json.WriteNumber("size", head.Size);
            json.WriteString("root", head.Root.ToString());
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static (string Log, MerkleHead Head) Parse(byte[] bytes)
    {
        var json = StrictJson.Parse(bytes, BytesMax);
        try
        {
            var size = json.GetProperty("size").GetInt64();
            var root = Digest.Parse(json.GetProperty("root").GetString() ?? "");
            if (json.GetProperty("v").GetInt32() != Version || size < 0) throw new FormatException("Another version.");
            return (json.GetProperty("log").GetString() ?? "", new MerkleHead(size, root));
        }
        catch (Exception failure) when (failure is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("The head file lacks a field.", failure);
        }
    }
}
