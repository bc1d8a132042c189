using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Permagent.Kernel.Simulation;

/// <summary>The lines of a run: hashed as they come, the last ones kept.</summary>
internal sealed class SimulationTrace(Action<string>? onLine) : IDisposable
{
    private const int LastLinesMax = 50; // Lines kept for a failure's report: what led to it, on one screen.

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Queue<string> _last = new();

    internal IReadOnlyList<string> LastLines => [.. _last];

    public void Dispose() => _hash.Dispose();

    internal void Write(long number, long ticks, string what)
    {
        string line = string.Create(CultureInfo.InvariantCulture, $"{number} {ticks} {what}");
        _hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        _last.Enqueue(line);
        if (_last.Count > LastLinesMax)
        {
            _last.Dequeue();
        }

        onLine?.Invoke(line);
    }

    internal string HashText() => Convert.ToHexStringLower(_hash.GetCurrentHash());
}
