using System.Runtime.CompilerServices;
using Permagent.Brain;
using Permagent.Brain.Ingest;
using Permagent.Node.Api;

namespace Permagent.Node.Service;

/// <summary>Reads folders into the Brain: with its caller, or, in a first run, on in the background when the caller has
/// waited long enough. A reading that was cut off is begun again at the next start; what was read is kept.</summary>
internal sealed class ReadingDesk(IBrain brain, ReadingMarks marks, TimeProvider clock, FirstLook look)
    : IAsyncDisposable
{
    private readonly Lock _one = new();
    private readonly SortedDictionary<string, (Reading Reading, Task Ended)> _begun = new(StringComparer.Ordinal);
    private CancellationTokenSource _halt = new();

    /// <summary>What goes on in the background, or ended badly there, one line each.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            lock (_one)
                return [.. _begun.Select(one => NoteOf(one.Key, one.Value.Reading.Now.Step)).Where(s => s.Length > 0)];
        }
    }

    /// <summary>Reads a folder in step with the caller; it ends when the caller goes.</summary>
    public async IAsyncEnumerable<IngestUpdate> ReadAsync(
        string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var step in brain.IngestAsync(new IngestRequest(folder), cancellationToken))
            yield return UpdateOf(folder, step);
    }

    /// <summary>Reads a folder for a first run. The last update has <c>Done</c>, or else the rest is read in the
    /// background.</summary>
    public async IAsyncEnumerable<IngestUpdate> ReadFirstAsync(
        string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = Begin(folder);
        var started = clock.GetTimestamp();
        while (true)
        {
            var (step, newer) = reading.Now;
            var left = look.TimeMax - clock.GetElapsedTime(started);
            yield return UpdateOf(folder, step);
            if (step.Finished || step.FilesRead >= look.FilesMax || step.Bytes >= look.BytesMax) yield break;
            if (left <= TimeSpan.Zero) yield break;
            await Task.WhenAny(newer, Task.Delay(left, clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Begins what an earlier run of the node, or a halt, cut off.</summary>
    /// <param name="granted">Tells whether a folder may still be read.</param>
    public void GoOn(Func<string, bool> granted)
    {
        foreach (var folder in marks.Read())
        {
            if (granted(folder)) _ = Begin(folder);
            else Forget(folder);
        }
    }

    /// <summary>Halts what goes on in the background; <see cref="GoOn"/> takes it up again.</summary>
    public async Task HaltAsync()
    {
        Task[] open;
        CancellationTokenSource halt;
        lock (_one)
        {
            open = [.. _begun.Values.Select(one => one.Ended)];
            (halt, _halt) = (_halt, new());
        }

        await halt.CancelAsync();
        await Task.WhenAll(open);
        halt.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await HaltAsync();
        _halt.Dispose();
    }

    private Reading Begin(string folder)
    {
        lock (_one)
        {
            // A second caller joins in: two readings of one folder would only wait for each other.
            if (_begun.TryGetValue(folder, out var known) && !known.Reading.Now.Step.Finished) return known.Reading;
            marks.Add(folder);
            var reading = new Reading();
            var request = new IngestRequest(folder) { FileBytesMax = FirstLook.FileBytesMax };
            var halt = _halt.Token;
            // By itself: looking through a large folder takes longer than a caller waits.
            var ended = Task.Run(() => RunAsync(folder, reading, request, halt), CancellationToken.None);
            _begun[folder] = (reading, ended);
            return reading;
        }
    }

    private async Task RunAsync(string folder, Reading reading, IngestRequest request, CancellationToken halt)
    {
        await reading.RunAsync(brain.IngestAsync(request, halt));
        if (reading.Now.Step.Failure.Length == 0) Forget(folder);
    }

    private void Forget(string folder)
    {
        lock (_one)
        {
            try
            {
                marks.Remove(folder);
            }
            catch (IOException)
            {
                // The mark stays: the next start reads the folder again and finds all of it unchanged.
                return;
            }
        }
    }

    private static IngestUpdate UpdateOf(string folder, IngestProgress step)
    {
        if (step.Failure.Length == 0) return MemoryViews.Of(step);
        throw new NodeException("PA-0201", $"Reading {folder} ended early: {step.Failure}",
            "Mend the cause and start again; what was read is kept.", 1);
    }

    private static string NoteOf(string folder, IngestProgress step) => step switch
    {
        { Failure.Length: > 0 } => $"Reading {folder} ended early: {step.Failure} What was read is kept; "
            + "it is begun again at the next start.",
        { Finished: true } => "",
        { FilesFound: 0 } => $"Reading {folder} in the background: looking for its files.",
        _ => $"Reading {folder} in the background: {step.FilesRead} of {step.FilesFound} files.",
    };
}
