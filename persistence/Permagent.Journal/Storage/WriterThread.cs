using System.Diagnostics.CodeAnalysis;
using Permagent.Journal.Errors;

namespace Permagent.Journal.Storage;

/// <summary>The writer's own thread: takes what is waiting, commits it as one group, answers, and looks again. It adds
/// no wait of its own: while a sync runs, the next group gathers.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore makes no handle; late callers still look at it.")]
internal sealed class WriterThread
{
    private readonly JournalFileOptions _options;
    private readonly GroupCommit _commit;
    private readonly Thread _thread;
    private readonly SemaphoreSlim _room;
    private readonly object _gate = new(); // Monitor.Wait needs an object, not a Lock.
    private readonly Queue<WriteItem> _waiting = new();
    private bool _closing;
    private bool _dropping;

    public WriterThread(JournalFileOptions options, GroupCommit commit)
    {
        (_options, _commit) = (options, commit);
        _room = new SemaphoreSlim(options.QueueMax);
        _thread = new Thread(Loop) { IsBackground = true, Name = "journal writer" };
        _thread.Start();
    }

    /// <summary>Puts a call into the queue; waits for room when it is full.</summary>
    public async ValueTask EnqueueAsync(WriteItem item, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            if (_closing) throw new JournalClosedException(_options.Path);
            _waiting.Enqueue(item);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Ends the thread. What waits is written first, or, when <paramref name="drop"/> is true, refused.
    /// </summary>
    public void Close(bool drop)
    {
        lock (_gate)
        {
            _closing = true;
            _dropping |= drop;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
    }

    private void Loop()
    {
        var group = new List<WriteItem>();
        while (Take(group))
        {
            _commit.Run(group);
            _ = _room.Release(group.Count);
            group.Clear();
        }

        foreach (var item in _waiting) item.Fail(new JournalClosedException(_options.Path));
        _ = _room.Release(_options.QueueMax); // Whoever waits for room sees that all is closed.
    }

    private bool Take(List<WriteItem> group)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_closing) _ = Monitor.Wait(_gate);
            if (_dropping || _waiting.Count == 0) return false;
            long events = 0, bytes = 0;
            while (_waiting.TryPeek(out var next))
            {
                events += next.Events;
                bytes += next.Bytes;
                // The first is taken whatever its size: it must be written some time.
                if (group.Count > 0 && (events > _options.BatchEventsMax || bytes > _options.BatchBytesMax)) break;
                group.Add(_waiting.Dequeue());
            }

            return true;
        }
    }
}
