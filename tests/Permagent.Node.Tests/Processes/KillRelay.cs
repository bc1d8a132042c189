using System.Diagnostics;
using Permagent.Node.Api;
using Permagent.Node.Cli;
using Permagent.Node.Home;
using Permagent.Node.Hosting;

namespace Permagent.Node.Tests.Processes;

/// <summary>Starts the real daemon for a trial in this process, and writes down what the daemon told its clients: after
/// a kill each of these words must still be true.</summary>
/// <param name="home">The trial's home.</param>
/// <param name="keepUp">True: the trial's end leaves the daemon up, so that the caller can look at the node.</param>
internal sealed class KillRelay(HomeFolder home, bool keepUp) : INodeLauncher, IRelay, IAsyncDisposable
{
    private readonly NodeLauncher _launcher = new(TimeProvider.System);
    private readonly CancellationTokenSource _ended = new();
    private readonly List<(int Answers, TaskCompletionSource Reached)> _waiting = [];
    private readonly List<TimeSpan> _answers = [];
    private readonly Lock _one = new();
    private long _taken;
    private INodeClient? _node;
    private Task _listening = Task.CompletedTask;

    static KillRelay()
    {
        // A daemon that lives for two seconds gains nothing from code that is compiled a second time.
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
        Environment.SetEnvironmentVariable("DOTNET_TC_CallCounting", "0");
    }

    public INodeClient Now => _node ?? throw new InvalidOperationException("No daemon was started.");

    /// <summary>Feed rows that the daemon sent.</summary>
    public List<FeedRowView> Rows { get; } = [];

    /// <summary>Ledger entries that the daemon named in an answer, and goals that it said it had opened.</summary>
    public List<(long? Entry, string? Goal)> Told { get; } = [];

    public bool IsReady => _node is not null;

    /// <summary>Times of the answers since <see cref="Taken"/>.</summary>
    public IReadOnlyList<TimeSpan> Answers => _answers;

    /// <summary>The daemon holds its home: the trial's length is counted from here.</summary>
    public void Taken() => _taken = Stopwatch.GetTimestamp();

    /// <summary>Ends when so many answers came.</summary>
    public Task Reached(int answers)
    {
        lock (_one)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_answers.Count >= answers) reached.SetResult();
            else _waiting.Add((answers, reached));
            return reached.Task;
        }
    }

    public async Task<T> CallAsync<T>(Func<INodeClient, Task<T>> call)
    {
        var answer = await call(Now);
        lock (_one)
        {
            _answers.Add(Stopwatch.GetElapsedTime(_taken));
            if (answer is AnswerView given) Told.Add((given.EntrySeq, null));
            if (answer is GoalView goal) Told.Add((null, goal.GoalId));
            foreach (var (_, reached) in _waiting.Where(wait => wait.Answers <= _answers.Count)) reached.TrySetResult();
        }

        return answer;
    }

    public Task ShutdownAsync(CancellationToken cancellationToken) =>
        keepUp ? Task.CompletedTask : Now.ShutdownAsync(cancellationToken);

    public Task<INodeClient> ConnectAsync(string home, CancellationToken cancellationToken) =>
        _launcher.ConnectAsync(home, cancellationToken);

    public async Task<INodeClient> EnsureAsync(LaunchRequest request, CancellationToken cancellationToken)
    {
        _node = await _launcher.EnsureAsync(request, cancellationToken);
        _listening = ListenAsync(_node);
        return new RelayedClient(this);
    }

    public Task<int> RunAsync(
        string home, bool ephemeral, Action<NodeStatus> ready, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A daemon that is to be killed is a process of its own.");

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _listening;
        if (_node is not null) await _node.DisposeAsync();
        _ended.Dispose();
    }

    /// <summary>kill -9 of the daemon. False when none runs.</summary>
    public bool Kill()
    {
        if (!HomeLock.IsHeld(home) || HomeLock.OwnerOf(home) is not { } pid) return false;
        try
        {
            using var daemon = Process.GetProcessById(pid);
            daemon.Kill();
            daemon.WaitForExit();
            return true;
        }
        catch (ArgumentException)
        {
            return false; // It ended before the moment came.
        }
    }

    private async Task ListenAsync(INodeClient node)
    {
        try
        {
            await foreach (var row in node.EventsAsync(-1, _ended.Token).WithCancellation(_ended.Token))
            {
                lock (_one) Rows.Add(row);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or NodeException or IOException)
        {
            // The daemon was killed, or this test has heard enough.
        }
    }
}
