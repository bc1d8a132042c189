using Permagent.Journal.Events;

namespace Permagent.Journal.Storage;

/// <summary>The writes of one call; each is stored all or not at all.</summary>
internal sealed class AppendItem : WriteItem
{
    private readonly TaskCompletionSource<WriteResult[]> _answer =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly IReadOnlyList<JournalWrite> _writes;
    private readonly EventTable _table;
    private readonly WriteResult[] _results;

    public AppendItem(IReadOnlyList<JournalWrite> writes, EventTable table)
    {
        (_writes, _table, _results) = (writes, table, new WriteResult[writes.Count]);
        Events = writes.Sum(write => write.Events.Count);
        Bytes = writes.Sum(write => write.Events.Sum(one => (long)one.Payload.Length));
    }

    public override int Events { get; }

    public override long Bytes { get; }

    public Task<WriteResult[]> Answer => _answer.Task;

    public override bool Run(WriteContext context)
    {
        var whole = true;
        for (var index = 0; index < _writes.Count; index++)
        {
            var write = _writes[index];
            var failure = context.Savepoint.Guard(() => _table.Append(write));
            if (failure is not null) _table.Forget(); // The next write must not use what was undone.
            whole &= failure is null;
            _results[index] = new WriteResult(failure);
        }

        return whole;
    }

    public override void Complete() => _answer.SetResult(_results);

    public override void Fail(Exception failure) => _answer.SetException(failure);
}
