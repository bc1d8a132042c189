using System.Diagnostics;
using System.Globalization;

namespace Permagent.Journal.Tests.Writing;

public sealed class KillTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_writer_loses_no_acknowledged_event_and_stores_none_twice()
    {
        var kills = Environment.GetEnvironmentVariable("PERMAGENT_LONG") == "1" ? 200 : 40;
        var chance = new Random(20_260_101);
        var acknowledged = new Dictionary<string, long>();

        for (var kill = 0; kill < kills; kill++)
        {
            RunAndKill(lines: chance.Next(1, 60), spins: chance.Next(0, 200_000), acknowledged);

            using var journal = _folder.Open();
            foreach (var (id, number) in acknowledged) AssertWhole(journal, id, number, kill);
        }

        Assert.Equal(4, acknowledged.Count);
        using var last = _folder.Open();
        Assert.Empty(await last.CheckAsync(CancellationToken.None));
    }

    private static void AssertWhole(JournalFile journal, string id, long acknowledged, int kill)
    {
        var texts = journal.Texts(id);
        Assert.True(texts.Count >= acknowledged, $"kill {kill}: {id} has {texts.Count} of {acknowledged} events");
        Assert.True(texts.Count % 3 == 0, $"kill {kill}: {id} holds part of a write");
        for (var index = 0; index < texts.Count; index++) Assert.Equal($"{id}:{index + 1}", texts[index]);
    }

    private void RunAndKill(int lines, int spins, Dictionary<string, long> acknowledged)
    {
        using var child = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", typeof(KilledWriter).Assembly.Location, _folder.File },
            RedirectStandardOutput = true,
        })!;
        for (var line = 0; line < lines; line++) Note(child.StandardOutput.ReadLine(), acknowledged);
        Thread.SpinWait(spins);
        child.Kill();
        while (child.StandardOutput.ReadLine() is { } line) Note(line, acknowledged);
        child.WaitForExit();
        Assert.Equal(137, child.ExitCode);
    }

    private static void Note(string? line, Dictionary<string, long> acknowledged)
    {
        Assert.NotNull(line);
        // The last line may be cut off by the kill: without its end it acknowledges nothing.
        if (line.Split(' ') is not [var id, var number]) return;
        var last = long.Parse(number, CultureInfo.InvariantCulture);
        acknowledged[id] = Math.Max(acknowledged.GetValueOrDefault(id), last);
    }
}
