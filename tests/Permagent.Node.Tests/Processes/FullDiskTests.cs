using Xunit.Abstractions;

namespace Permagent.Node.Tests.Processes;

/// <summary>The real daemon on a disk that is really full: clear words, nothing lost, nothing half-written, and all
/// works again once there is room.</summary>
public sealed class FullDiskTests(ITestOutputHelper output)
{
    [Fact]
    public async Task On_a_full_disk_nothing_is_lost_and_everything_works_again_when_there_is_room()
    {
        using var disk = SmallDisk.Try();
        if (disk is null)
        {
            output.WriteLine("No file system can be mounted here: the full disk was not tried.");
            return;
        }

        var home = disk.At("h");
        var notes = disk.At("notes");
        Documents.Write(notes);
        Documents.Write(disk.At("more"));
        await DoneAsync("init", "--yes", "--folder", notes, "--home", home);
        await DoneAsync("remember", "the shed key hangs behind the door", "--home", home);
        var receipt = (await DoneAsync("receipt", "list", "--home", home)).Split('\n')[1].Split('\t')[0];
        try
        {
            disk.Fill();
            await RefusedAsync("is full", "remember", "the rain barrel holds 200 litres", "--home", home);
            await RefusedAsync("disk is full", "do", "what is in here and what changed last", "--home", home);
            await RefusedAsync("No space left", "brain", "export", disk.At("brain"), "--home", home);
            await RefusedAsync("no room", "receipt", "export", receipt, disk.At("receipt"), "--home", home);
            await RefusedAsync("full", "init", "--yes", "--folder", disk.At("more"), "--home", home);
            Assert.Contains("beans", await DoneAsync("ask", "beans and marigolds", "--home", home),
                StringComparison.Ordinal);
            Assert.Contains("shed key", await DoneAsync("recall", "shed key", "--home", home),
                StringComparison.Ordinal);
            var small = await Program.RunAsync("init", "--yes", "--folder", notes, "--home", disk.At("second"));
            Assert.True(small.Exit == 1 && small.Errors.Contains("MiB free", StringComparison.Ordinal), small.Errors);
            Assert.Equal(["fill", "h", "h-head", "more", "notes"],
                Directory.EnumerateFileSystemEntries(disk.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Empty(Directory.EnumerateFiles(home, "*.new"));

            disk.Free();
            await DoneAsync("remember", "the rain barrel holds 200 litres", "--home", home);
            await DoneAsync("brain", "export", disk.At("brain"), "--home", home);
            await DoneAsync("receipt", "export", receipt, disk.At("receipt"), "--home", home);
            await DoneAsync("ledger", "check", "--home", home);
            var goal = await Program.RunAsync("do", "what is in here and what changed last", "--home", home);
            Assert.True(goal.Exit == 3, goal.Output + goal.Errors);
        }
        finally
        {
            disk.Free();
            await Program.RunAsync("down", "--home", home);
        }

        await DoneAsync("doctor", "--home", home);
        Assert.Contains("rain barrel", File.ReadAllText(Path.Combine(disk.At("brain"), "brain.jsonl")),
            StringComparison.Ordinal);
    }

    private static async Task<string> DoneAsync(params string[] args)
    {
        var (exit, output, errors) = await Program.RunAsync(args);
        Assert.True(exit == 0, $"{string.Join(' ', args)}: exit {exit}\n{output}{errors}");
        return output;
    }

    private static async Task RefusedAsync(string words, params string[] args)
    {
        var (exit, output, errors) = await Program.RunAsync(args);
        Assert.True(exit == 1, $"{string.Join(' ', args)}: exit {exit}\n{output}{errors}");
        Assert.True(errors.Contains(words, StringComparison.OrdinalIgnoreCase), errors);
        Assert.Contains("Free some space", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Unexpected", errors, StringComparison.Ordinal);
    }
}
