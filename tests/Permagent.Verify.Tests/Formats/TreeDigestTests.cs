using System.Diagnostics;
using System.Net.Sockets;
using Permagent.Verify.Formats;

namespace Permagent.Verify.Tests.Formats;

public sealed class TreeDigestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tree-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Put(string path, string content)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    private Digest Digest() => TreeDigest.OfFolder(_folder, null, CancellationToken.None);

    [Fact]
    public void A_folder_has_the_digest_of_its_list_in_any_order()
    {
        Put("b.txt", "b");
        Put("a/c.txt", "c");
        File.CreateSymbolicLink(Path.Combine(_folder, "link"), "b.txt");

        TreeFile[] list =
        [
            new("link", TreeFileKind.Link, Permagent.Verify.Formats.Digest.Of("b.txt"u8)),
            new("b.txt", TreeFileKind.File, Permagent.Verify.Formats.Digest.Of("b"u8)),
            new("a/c.txt", TreeFileKind.File, Permagent.Verify.Formats.Digest.Of("c"u8)),
        ];

        Assert.Equal(TreeDigest.Of(list), Digest());
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("socket")]
    public async Task A_pipe_and_a_socket_are_refused_at_once(string kind)
    {
        Put("a", "1");
        var odd = Path.Combine(_folder, "odd");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        if (kind == "socket") socket.Bind(new UnixDomainSocketEndPoint(odd));
        else using (var maker = Process.Start("mkfifo", [odd])) await maker.WaitForExitAsync();

        var refused = await Assert.ThrowsAsync<IOException>(
            () => Task.Run(Digest).WaitAsync(TimeSpan.FromSeconds(20)));

        Assert.Contains(odd, refused.Message, StringComparison.Ordinal);
        Assert.Contains("a pipe, a socket or a device", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_is_no_plain_file()
    {
        Put("a", "1");

        Assert.False(FileKind.IsRegular("/dev/zero"));
        Assert.True(FileKind.IsRegular(Path.Combine(_folder, "a")));
    }

    [Fact]
    public void Content_name_and_mode_each_change_the_digest()
    {
        Put("a", "1");
        var first = Digest();

        Put("a", "2");
        var content = Digest();
        File.Move(Path.Combine(_folder, "a"), Path.Combine(_folder, "b"));
        var name = Digest();
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(Path.Combine(_folder, "b"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var mode = Digest();

        Assert.Equal(4, new HashSet<Digest> { first, content, name, mode }.Count);
    }

    [Fact]
    public void What_is_excluded_does_not_count_and_an_empty_folder_neither()
    {
        Put("a", "1");
        var before = Digest();

        Put(".git/config", "x");
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));

        Assert.NotEqual(before, Digest());
        Assert.Equal(before, TreeDigest.OfFolder(_folder, path => path == ".git", CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/../b")]
    [InlineData("a//b")]
    public void A_path_that_leaves_the_tree_is_refused(string path)
    {
        TreeFile[] list = [new(path, TreeFileKind.File, default)];

        Assert.Throws<FormatException>(() => TreeDigest.Of(list));
    }

    [Fact]
    public void A_path_that_occurs_twice_is_refused()
    {
        var file = new TreeFile("a", TreeFileKind.File, default);

        Assert.Throws<FormatException>(() => TreeDigest.Of([file, file]));
    }
}
