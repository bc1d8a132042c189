using System.Security.Cryptography;
using Permagent.Brain.Store;

namespace Permagent.Brain.Ingest;

/// <summary>Reads one file: bytes, text, blocks. Says why not where it cannot.</summary>
internal sealed class FileReader(ImmutableArray<ISourceReader> readers, LeftOut leftOut)
{
    private const int SniffedBytes = 8_192;

    /// <summary>The file as blocks; null if it is unchanged (<paramref name="same"/>) or left out.</summary>
    public ReadSource? Read(
        FoundFile file, long bytesMax, Func<string, SourceRow?> known, out bool same,
        CancellationToken cancellationToken)
    {
        same = false;
        var ending = Path.GetExtension(file.Path).ToLowerInvariant();
        var reader = readers.FirstOrDefault(reader => reader.Extensions.Contains(ending));
        if (Bytes(file, reader is null ? SniffedBytes : bytesMax) is not { } bytes) return null;
        if (reader is null)
        {
            leftOut.Add(file.Relative, bytes.Contains((byte)0) ? LeftOutReason.Binary : LeftOutReason.NoReader, ending);
            return null;
        }

        var row = known(reader.Kind);
        if (bytes.Length == 0 && row is null)
        {
            leftOut.Add(file.Relative, LeftOutReason.Empty);
            return null;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        same = row is not null && row.ContentHash == hash && row.ParserVersion == reader.Version;
        return same ? null : Parse(file, reader, bytes, hash, cancellationToken);
    }

    private ReadSource? Parse(
        FoundFile file, ISourceReader reader, byte[] bytes, string hash, CancellationToken cancellationToken)
    {
        if (TextDecoder.Decode(bytes) is not var (text, replaced))
        {
            leftOut.Add(file.Relative, LeftOutReason.Binary);
            return null;
        }

        text = TextDecoder.WithoutLoneSurrogates(text);
        if (NeverRead.HoldsPrivateKey(text))
        {
            leftOut.Add(file.Relative, LeftOutReason.Secret, "a private key in the text");
            return null;
        }

        try
        {
            var reading = reader.Read(new(file.Relative, text, file.Modified), cancellationToken);
            return new(file, reader.Kind, reader.Version, hash, text, reading, replaced);
        }
        catch (FormatException failure)
        {
            leftOut.Add(file.Relative, LeftOutReason.Malformed, failure.Message);
            return null;
        }
    }

    private byte[]? Bytes(FoundFile file, long bytesMax)
    {
        // A size of nothing may be a pipe or a device, which would block: it is not opened.
        if (file.Bytes == 0) return [];
        try
        {
            using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[Math.Min(file.Bytes, bytesMax)];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read == bytes.Length ? bytes : bytes[..read];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            leftOut.Add(file.Relative, LeftOutReason.Unreadable, failure.Message);
            return null;
        }
    }
}
