using Permagent.Node.Adapters;
using Permagent.Node.Api;
using Permagent.Node.Home;
using Permagent.Node.Keys;
using Permagent.Node.Trial;

namespace Permagent.Node.Tests.Processes;

/// <summary>One trial whose daemon, a real process, is killed once; then the trial is resumed to its end.</summary>
internal sealed class KilledTrial : IDisposable
{
    private const int Unwitnessed = 10; // The best that a verifier can say without a second owner.

    private static readonly TimeSpan RunTimeMax = TimeSpan.FromMinutes(2); // A hang must end the test, not the suite.

    private readonly TempHome _temp = new();

    public KilledTrial() => Documents.Write(_temp.Beside("documents"));

    public void Dispose() => _temp.Dispose();

    /// <summary>Runs to the end and says how long each answer took.</summary>
    public async Task<TrialLength> MeasureAsync()
    {
        await using var relay = new KillRelay(_temp.Folder, keepUp: false);
        var run = RunAsync(relay);
        await UntilTakenAsync(relay, run);
        var started = TimeProvider.System.GetTimestamp();
        await run;
        while (HomeLock.IsHeld(_temp.Folder)) await Task.Delay(1);
        return new([.. relay.Answers], TimeProvider.System.GetElapsedTime(started));
    }

    /// <summary>Runs to the point, kills, resumes, and looks whether anything was lost or done twice.</summary>
    public async Task<KillReport> KillAndResumeAsync(KillPoint point)
    {
        await using var first = new KillRelay(_temp.Folder, keepUp: false);
        var report = await RunAndKillAsync(first, point);
        await using var second = new KillRelay(_temp.Folder, keepUp: true);
        var outcome = await RunAsync(second);
        try
        {
            Assert.True(outcome.Verified);
            await TryInvariants.CheckAsync(second.Now, _temp.Path, () => Task.Delay(50));
            await NothingIsLostAsync(first, second.Now);
            await LogVerifiesAsync(second.Now);
        }
        finally
        {
            second.Kill();
        }

        return report;
    }

    private async Task<KillReport> RunAndKillAsync(KillRelay relay, KillPoint point)
    {
        var run = RunAsync(relay);
        await UntilTakenAsync(relay, run);
        await Task.WhenAny(run, relay.Reached(point.Answers));
        await Task.WhenAny(run, Task.Delay(point.After));
        var killed = relay.Kill();
        try
        {
            await run;
        }
        catch (NodeException lost) when (killed)
        {
            Assert.NotEmpty(lost.Fix); // The person is told how to go on.
        }

        while (HomeLock.IsHeld(_temp.Folder)) await Task.Delay(1); // It ends in order, or its kernel part does.
        return new(killed, relay switch
        {
            { IsReady: false } => "starting",
            { Rows: [.., var last] } => last.Type,
            _ => "ready",
        });
    }

    private async Task UntilTakenAsync(KillRelay relay, Task run)
    {
        while (!run.IsCompleted && HomeLock.OwnerOf(_temp.Folder) is null) await Task.Delay(1);
        relay.Taken();
    }

    private Task<TryOutcome> RunAsync(KillRelay relay)
    {
        var clock = new HastyClock();
        var ports = new TryPorts(
            clock, new Homes(clock, _ => null), relay, new ApproverSigner(clock), new OfflineVerifier());
        return new TryFlow(ports, _ => { })
            .RunAsync(_temp.Path, TrialSource.Of(_temp.Beside("documents")), CancellationToken.None)
            .WaitAsync(RunTimeMax);
    }

    // What the killed daemon had told its clients stands in the files that the next one opened.
    private static async Task NothingIsLostAsync(KillRelay told, INodeClient node)
    {
        var feed = (await node.LogAsync(-1, 500, CancellationToken.None)).Select(WordsOf).ToList();
        Assert.Equal(told.Rows.Select(WordsOf), feed.Take(told.Rows.Count));
        var size = (await node.LedgerAsync(0, 1, CancellationToken.None)).Size;
        Assert.All(told.Told.Where(word => word.Entry is not null), word => Assert.InRange(word.Entry!.Value, 0, size));
        var goals = (await node.ListGoalsAsync(10, CancellationToken.None)).Select(goal => goal.GoalId).ToList();
        Assert.All(told.Told.Where(word => word.Goal is not null), word => Assert.Contains(word.Goal, goals));
    }

    private static string WordsOf(FeedRowView row) =>
        $"{row.Pos} {row.At:O} {row.Type} {row.LedgerSeq} {row.Goal} {row.Task} {row.Data.GetRawText()}";

    private async Task LogVerifiesAsync(INodeClient node)
    {
        var export = await node.ExportLedgerAsync(_temp.Beside("log"), CancellationToken.None);
        var verdict = await new OfflineVerifier().VerifyAsync(
            new(export.Folder, _temp.Path, null, null, null), CancellationToken.None);

        Assert.True(verdict.Exit == Unwitnessed, $"{verdict.Words} {verdict.Reason}");
    }
}
