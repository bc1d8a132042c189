using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Permagent.Kernel.Simulation;

/// <summary>The lines of a run: hashed as they come, the last ones kept.</summary>
internal sealed class SimulationTrace(Action<string>? onLine) : IDisposable
{
    private const int LastLinesMax = 50; // Lines kept for a failure's report: what led to it, on one screen.
    private const int BufferBytes = 8_192; // Some hundred lines: a call to the hash costs as much as a line.

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly string?[] _last = new string?[LastLinesMax];
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _filled;
    private long _lines;

    internal IReadOnlyList<string> LastLines
    {
        get
        {
            long first = Math.Max(0, _lines - LastLinesMax);
            return [.. Enumerable.Range(0, (int)(_lines - first)).Select(i => _last[(first + i) % LastLinesMax]!)];
        }
    }

    public void Dispose() => _hash.Dispose();

    internal void Write(long number, long ticks, TraceLine what)
    {
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"{number} {ticks} {what.Node} {what.Path} {what.Message} {what.Decision}");
        Hash(line);
        _last[_lines++ % LastLinesMax] = line;
        onLine?.Invoke(line);
    }

    internal string HashText()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    private void Hash(string line)
    {
        int bytes = Encoding.UTF8.GetMaxByteCount(line.Length) + 1;
        if (bytes > BufferBytes)
        {
            Flush();
            _hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
            return;
        }

        if (_filled + bytes > BufferBytes)
        {
            Flush();
        }

        _filled += Encoding.UTF8.GetBytes(line, _buffer.AsSpan(_filled));
        _buffer[_filled++] = (byte)'\n';
    }

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _filled);
        _filled = 0;
    }
}
