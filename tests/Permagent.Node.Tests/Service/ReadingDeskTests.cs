using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Permagent.Brain;
using Permagent.Brain.Ingest;
using Permagent.Node.Api;
using Permagent.Node.Service;

namespace Permagent.Node.Tests.Service;

/// <summary>A first run waits for reading only so long; the node reads on.</summary>
public sealed class ReadingDeskTests : IDisposable
{
    private const string Folder = "/notes";

    private static readonly FirstLook Patient = new() { TimeMax = TimeSpan.FromHours(1) };

    private readonly TempHome _home = new();

    public ReadingDeskTests() => Directory.CreateDirectory(_home.Path);

    public void Dispose() => _home.Dispose();

    private ReadingDesk Desk(IBrain brain, FirstLook look) =>
        new(brain, Marks, TimeProvider.System, look);

    private ReadingMarks Marks => new(_home.Folder);

    private static async Task<List<IngestUpdate>> LookAsync(ReadingDesk desk)
    {
        var seen = new List<IngestUpdate>();
        await foreach (var update in desk.ReadFirstAsync(Folder, CancellationToken.None)) seen.Add(update);
        return seen;
    }

    private static async Task UntilAsync(Func<bool> so)
    {
        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (!so()) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, over.Token);
    }

    [Theory]
    [InlineData(5_000, 1_000)]
    [InlineData(40, 200_000_000)]
    public async Task At_the_limit_of_files_or_bytes_the_look_ends_and_reading_goes_on(int files, long bytes)
    {
        var (brain, gate) = GatedBrain.Make();
        await using var desk = Desk(brain, Patient);
        await gate.Steps.Writer.WriteAsync(new() { FilesFound = 9_000, FilesRead = files, Bytes = bytes });

        var seen = await LookAsync(desk);
        var note = Assert.Single(desk.Notes);
        await gate.Steps.Writer.WriteAsync(new() { FilesFound = 9_000, FilesRead = 9_000, Finished = true });
        await UntilAsync(() => Marks.Read().Count == 0);

        Assert.False(seen[^1].Done);
        Assert.Equal((files, 9_000), (seen[^1].FilesDone, seen[^1].FilesTotal));
        Assert.Equal($"Reading {Folder} in the background: {files} of 9000 files.", note);
        Assert.Empty(desk.Notes);
    }

    [Fact]
    public async Task After_its_time_the_look_ends_even_when_no_file_was_found_yet()
    {
        var (brain, _) = GatedBrain.Make();
        await using var desk = Desk(brain, new() { TimeMax = TimeSpan.FromMilliseconds(50) });

        var seen = await LookAsync(desk);

        Assert.False(seen[^1].Done);
        Assert.Equal($"Reading {Folder} in the background: looking for its files.", Assert.Single(desk.Notes));
        Assert.Equal([Folder], Marks.Read());
    }

    [Fact]
    public async Task A_small_folder_is_read_to_its_end_and_leaves_no_mark()
    {
        var (brain, gate) = GatedBrain.Make();
        await using var desk = Desk(brain, Patient);
        await gate.Steps.Writer.WriteAsync(new() { FilesFound = 2, FilesRead = 2, Finished = true });

        var seen = await LookAsync(desk);
        await UntilAsync(() => Marks.Read().Count == 0);

        Assert.True(seen[^1].Done);
        Assert.Equal(1_000_000, Assert.Single(gate.Asked).FileBytesMax);
    }

    [Fact]
    public async Task A_reading_that_was_cut_off_is_taken_up_at_the_next_start_if_it_may_still_be_read()
    {
        Marks.Add(Folder);
        Marks.Add("/no-longer-granted");
        var (brain, gate) = GatedBrain.Make();
        await using var desk = Desk(brain, Patient);

        desk.GoOn(folder => folder == Folder);
        await UntilAsync(() => gate.Asked.Count == 1);

        Assert.Equal([Folder], gate.Asked.Select(asked => asked.Root));
        Assert.Equal([Folder], Marks.Read());
    }

    [Fact]
    public async Task A_halt_ends_it_and_keeps_the_mark()
    {
        var (brain, gate) = GatedBrain.Make();
        await using var desk = Desk(brain, new() { TimeMax = TimeSpan.FromMilliseconds(20) });
        await LookAsync(desk);

        await desk.HaltAsync();
        var halted = Marks.Read();
        desk.GoOn(_ => true);
        await UntilAsync(() => gate.Asked.Count == 2);

        Assert.Equal([Folder], halted);
        Assert.Equal([Folder, Folder], gate.Asked.Select(asked => asked.Root));
    }

    [Fact]
    public async Task Two_looks_at_one_folder_share_one_reading()
    {
        var (brain, gate) = GatedBrain.Make();
        await using var desk = Desk(brain, new() { TimeMax = TimeSpan.FromMilliseconds(20) });

        await LookAsync(desk);
        await LookAsync(desk);

        Assert.Single(gate.Asked);
    }

    [Fact]
    public async Task A_reading_that_fails_says_so_to_its_caller_and_stays_marked()
    {
        var (brain, gate) = GatedBrain.Make();
        await using var desk = Desk(brain, Patient);
        await gate.Steps.Writer.WriteAsync(new() { Finished = true, Failure = "The disk is full." });

        var failed = await Assert.ThrowsAsync<NodeException>(() => LookAsync(desk));

        Assert.Contains("The disk is full.", failed.Message, StringComparison.Ordinal);
        Assert.Equal([Folder], Marks.Read());
    }

    /// <summary>A Brain that only reads folders, each step when the test gives it.</summary>
    public class GatedBrain : DispatchProxy
    {
        /// <summary>What it was asked to read.</summary>
        public List<IngestRequest> Asked { get; } = [];

        /// <summary>The steps of the next readings.</summary>
        public Channel<IngestProgress> Steps { get; } = Channel.CreateBounded<IngestProgress>(100);

        public static (IBrain Brain, GatedBrain Gate) Make()
        {
            var brain = Create<IBrain, GatedBrain>();
            return (brain, (GatedBrain)(object)brain);
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod?.Name != nameof(IBrain.IngestAsync)) throw new NotSupportedException(targetMethod?.Name);
            lock (Asked) Asked.Add((IngestRequest)args![0]!);
            return ReadAsync((CancellationToken)args[1]!);
        }

        private async IAsyncEnumerable<IngestProgress> ReadAsync([EnumeratorCancellation] CancellationToken halt)
        {
            await foreach (var step in Steps.Reader.ReadAllAsync(halt))
            {
                yield return step;
                if (step.Finished) yield break;
            }
        }
    }
}
