using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Permagent.Brain.Episodes;
using Permagent.Brain.Lexical;
using Permagent.Brain.Terms;

namespace Permagent.Brain.Store;

/// <summary>The one writer: its own thread with a bounded queue, or the caller's thread in the simulation.</summary>
internal sealed class BrainWriter : IDisposable
{
    // Waiting commands share one transaction, so one sync of the disk serves all of them.
    private const int GroupMax = 256;
    private const int DiskFull = 13;

    private readonly BrainFile _file;
    private readonly LexicalIndex _index;
    private readonly TimeProvider _clock;
    private readonly TextAnalyzer _terms;
    private readonly Db _db;
    private readonly Thread? _thread;
    private readonly BlockingCollection<WriteCommand> _queue = new(BrainLimits.QueueMax);
    private long _lastMicros;
    private int _closing;
    private volatile bool _closed;
    private volatile string _full = "";
    private volatile string _damage = "";

    public BrainWriter(BrainFile file, LexicalIndex index, BrainOptions options)
    {
        (_file, _index, _clock) = (file, index, options.Clock);
        _terms = TextAnalyzer.For(options.Analysis);
        _db = file.OpenWriter();
        _lastMicros = Math.Max(_db.Number("SELECT max(at) FROM change"), Instant.Begin.Micros);
        if (options.Mode == BrainMode.Inline) return;
        _thread = new Thread(Loop) { IsBackground = true, Name = "brain writer" };
        _thread.Start();
    }

    /// <summary>What the writer can do.</summary>
    public BrainHealth Health =>
        _closed ? new(BrainState.Closed, "The memory is closed.")
        : _damage.Length > 0 ? new(BrainState.Damaged, _damage)
        : _full.Length > 0 ? new(BrainState.ReadOnly, _full)
        : new(BrainState.Ok, "");

    /// <summary>Runs a command in a transaction. The answer comes when it is on disk.</summary>
    public ValueTask<Written<T>> WriteAsync<T>(Func<WriteScope, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var command = new WriteCommand.Of<T>(work);
        if (_closed) command.Refuse(WriteOutcome.Busy, "The memory is closed.");
        else if (_thread is null) RunGroup([command]);
        else if (!TryQueue(command)) command.Refuse(WriteOutcome.Busy, "Too many writes are waiting. Try again.");
        return new(command.Answer);
    }

    /// <summary>Sets how many pages the database may have. For tests, in the mode without a thread.</summary>
    public void LimitPages(int pagesMax) => _db.Scalar(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA max_page_count={pagesMax}"));

    /// <summary>Finishes what waits, then closes.</summary>
    public void Dispose() => Close(finish: true);

    /// <summary>Closes without finishing what waits, as a crash would.</summary>
    public void Crash() => Close(finish: false);

    private void Close(bool finish)
    {
        if (Interlocked.Exchange(ref _closing, 1) != 0) return;
        if (!finish) _closed = true;
        _queue.CompleteAdding();
        _thread?.Join();
        _closed = true;
        _db.Dispose();
        _queue.Dispose();
    }

    private bool TryQueue(WriteCommand command)
    {
        try
        {
            return _queue.TryAdd(command);
        }
        catch (InvalidOperationException)
        {
            // Closed between the check and here.
            return false;
        }
    }

    private void Loop()
    {
        var group = new List<WriteCommand>();
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            group.Clear();
            group.Add(first);
            while (group.Count < GroupMax && _queue.TryTake(out var next)) group.Add(next);
            if (_closed)
            {
                foreach (var command in group) command.Refuse(WriteOutcome.Busy, "The memory was closed.");
            }
            else
            {
                RunGroup(group);
            }
        }
    }

    private void RunGroup(List<WriteCommand> group)
    {
        var failure = TryRun(group);
        if (failure is null)
        {
            foreach (var command in group) command.Succeed();
        }
        else if (group.Count > 1)
        {
            // One of them is at fault: each gets a transaction of its own.
            foreach (var command in group) RunGroup([command]);
        }
        else
        {
            Tell(group[0], failure);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The failure goes to the caller; the writer must go on.")]
    private Exception? TryRun(List<WriteCommand> group)
    {
        try
        {
            _db.Run("BEGIN IMMEDIATE");
            var change = new IndexChange();
            foreach (var command in group)
            {
                var scope = new WriteScope(_db, NextTime(), _file.Keys, _terms, _index.Now, change);
                command.Execute(scope);
                change.Take(scope.Index);
            }

            _db.Run("COMMIT");
            _full = "";
            _index.Apply(change);
            return null;
        }
        catch (Exception failure)
        {
            RollBack();
            return failure;
        }
    }

    private void RollBack()
    {
        try
        {
            _db.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back by itself: full disk or input/output error.
            _lastMicros = Math.Max(_lastMicros, Instant.Begin.Micros);
        }
    }

    private void Tell(WriteCommand command, Exception failure)
    {
        if (failure is SqliteException { SqliteErrorCode: DiskFull })
        {
            _full = $"The disk that holds {_file.Path} is full. Nothing was lost; make room and try again.";
            command.Refuse(WriteOutcome.Full, _full);
        }
        else if (failure is SqliteException damage && BrainFile.IsDamage(damage))
        {
            _damage = $"{_file.Path} is damaged: {damage.Message}";
            command.Refuse(WriteOutcome.Damaged, _damage);
        }
        else
        {
            command.Throw(failure);
        }
    }

    /// <summary>The clock, but always later than before, even if the clock was set back.</summary>
    private Instant NextTime()
    {
        _lastMicros = Math.Max(_lastMicros + 1, Instant.From(_clock.GetUtcNow()).Micros);
        return new(_lastMicros);
    }
}
