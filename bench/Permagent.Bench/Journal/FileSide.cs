using Permagent.Journal;
using Permagent.Journal.Events;

namespace Permagent.Bench.Journal;

/// <summary>The journal file, without actors.</summary>
internal sealed class FileSide(JournalFile journal, Shape shape) : ISide
{
    private const string Writer = "0011223344556677";

    public async Task WriteAsync(int first, int count)
    {
        for (var batch = first; batch < first + count; batch++)
        {
            JournalWrite[] writes = [.. Enumerable.Range(1, shape.Streams).Select(stream => Write(batch, stream))];
            foreach (var result in await journal.AppendAsync(writes, CancellationToken.None))
            {
                if (result.Failure is { } failure) throw failure;
            }
        }
    }

    public ValueTask DisposeAsync() => journal.DisposeAsync();

    private JournalWrite Write(int batch, int stream)
    {
        var first = (batch * shape.EventsOfWrite) + 1;
        return new($"stream-{stream}", [.. Enumerable.Range(first, shape.EventsOfWrite).Select(
            number => new JournalEvent(number, Writer, number, 1, "bench.event", new byte[Shape.PayloadBytes]))]);
    }
}
