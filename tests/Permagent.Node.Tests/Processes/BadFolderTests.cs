using System.Diagnostics;
using System.Text.Json;

namespace Permagent.Node.Tests.Processes;

/// <summary>The real program on a folder in which everything is wrong that can be, without the powers of
/// root.</summary>
public sealed class BadFolderTests : IDisposable
{
    private readonly TempHome _temp = new();
    private readonly string _folder;

    public BadFolderTests()
    {
        _folder = _temp.Beside("bad");
        Directory.CreateDirectory(Path.Combine(_folder, "closed"));
        Write("good.md", "# Good\n\nThis one can be read.\n"u8);
        Write("binary.md", "\0\u0001\u0002abc"u8);
        Write("latin.md", [.. "caf"u8, 0xE9, .. " is no UTF-8"u8]);
        Write("closed/inside.md", "not to be seen"u8);
        Write("shut.md", "not to be seen either"u8);
        using (var huge = File.Create(Path.Combine(_folder, "huge.md"))) huge.SetLength(200L << 20);
        File.CreateSymbolicLink(Path.Combine(_folder, "loop"), ".");
        File.CreateSymbolicLink(Path.Combine(_folder, "out"), "/etc");
        using (var maker = Process.Start("mkfifo", [Path.Combine(_folder, "pipe.md")])) maker.WaitForExit();
        File.SetUnixFileMode(Path.Combine(_folder, "shut.md"), UnixFileMode.None);
        File.SetUnixFileMode(Path.Combine(_folder, "closed"), UnixFileMode.None);
    }

    public void Dispose()
    {
        const UnixFileMode all = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(Path.Combine(_folder, "closed"), all);
        _temp.Dispose();
    }

    private void Write(string name, ReadOnlySpan<byte> content) =>
        File.WriteAllBytes(Path.Combine(_folder, name), content);

    [Fact]
    public async Task A_first_run_reads_what_it_can_counts_the_rest_and_writes_its_overview()
    {
        var (exit, output, errors) = await Program.RunWithoutRootAsync(
            "init", "--yes", "--json", "--folder", _folder, "--home", _temp.Path);
        await Program.RunWithoutRootAsync("down", "--home", _temp.Path);

        Assert.True(exit == 0, output + errors);
        var read = JsonDocument.Parse(output).RootElement.GetProperty("data").GetProperty("read");
        var skipped = read.GetProperty("skipped");
        Assert.Equal(2, skipped.GetProperty("unreadable").GetInt32());
        Assert.Equal(1, skipped.GetProperty("too large").GetInt32());
        Assert.Equal(2, skipped.GetProperty("link").GetInt32());
        Assert.True(skipped.GetProperty("binary").GetInt32() >= 1);
        Assert.Contains("shut.md: unreadable", read.GetProperty("problems").ToString(), StringComparison.Ordinal);
        var overview = Directory.EnumerateFiles(_temp.Folder.Workspaces, "OVERVIEW.md", SearchOption.AllDirectories)
            .Select(File.ReadAllText).First();
        Assert.Contains("> \"# Good\"", overview, StringComparison.Ordinal);
        Assert.DoesNotContain("not to be seen", overview, StringComparison.Ordinal);
    }
}
