using Permagent.Journal;
using Permagent.Journal.Events;

namespace Permagent.Bench.Journal;

/// <summary>The journal file, without actors.</summary>
internal sealed class FileSide(JournalFile journal, Shape shape) : ISide
{
    public async Task WriteAsync(int batch)
    {
        var writes = Enumerable.Range(1, shape.Streams).Select(stream => new JournalWrite(
            $"stream-{stream}",
            [.. Enumerable.Range((batch * shape.EventsOfWrite) + 1, shape.EventsOfWrite).Select(number =>
                new JournalEvent(number, "0011223344556677", number, 1, "bench.event", new byte[Shape.PayloadBytes]))]));
        foreach (var result in await journal.AppendAsync([.. writes], CancellationToken.None))
        {
            if (result.Failure is { } failure) throw failure;
        }
    }

    public ValueTask DisposeAsync() => journal.DisposeAsync();
}
