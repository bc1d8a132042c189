using Microsoft.Data.Sqlite;

namespace Permagent.Journal.Storage;

/// <summary>Any work on the writing connection.</summary>
internal sealed class WorkItem<T>(Func<SqliteConnection, SqliteTransaction, T> work) : WriteItem
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;
    private T _result = default!;

    public Task<T> Answer => _answer.Task;

    public override bool Run(WriteContext context)
    {
        _failure = context.Savepoint.Guard(() => _result = work(context.Connection, context.Transaction));
        return _failure is null;
    }

    public override void Complete()
    {
        if (_failure is null) _answer.SetResult(_result);
        else _answer.SetException(_failure);
    }

    public override void Fail(Exception failure) => _answer.SetException(failure);
}
