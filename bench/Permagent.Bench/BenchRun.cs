namespace Permagent.Bench;

/// <summary>What a question is given: the clock, the repository, a folder that goes away afterwards.</summary>
internal sealed class BenchRun : IDisposable
{
    /// <summary>Runs of each scenario.</summary>
    public const int Runs = 7;

    public BenchRun(string root, string commit, TimeProvider clock)
    {
        (Root, Commit, Clock) = (root, commit, clock);
        Work = Directory.CreateTempSubdirectory("permagent-bench-").FullName;
    }

    /// <summary>The repository.</summary>
    public string Root { get; }

    /// <summary>The commit that is measured.</summary>
    public string Commit { get; }

    /// <summary>The clock of all measurements.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Folder for the files of the run.</summary>
    public string Work { get; }

    /// <summary>A new folder for one run.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(Work, name)).FullName;

    /// <summary>Seconds that some work takes.</summary>
    public async Task<double> SecondsAsync(Func<Task> work)
    {
        var start = Clock.GetTimestamp();
        await work();
        return Clock.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Milliseconds of each of many calls, one after another, in ascending order.</summary>
    public async Task<double[]> EachAsync(int count, Func<int, Task> call)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var start = Clock.GetTimestamp();
            await call(i);
            times[i] = (Clock.GetTimestamp() - start) * 1000.0 / Clock.TimestampFrequency; // Finer than a TimeSpan.
        }

        Array.Sort(times);
        return times;
    }

    /// <summary>The value below which this share of the ascending values lies.</summary>
    public static double At(double[] ascending, double share) =>
        ascending[Math.Min((int)(ascending.Length * share), ascending.Length - 1)];

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Work, recursive: true);
}
