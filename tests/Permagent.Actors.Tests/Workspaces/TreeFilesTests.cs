using Permagent.Actors.Workspaces;
using Permagent.Protocol.Work;
using Permagent.Testing;

namespace Permagent.Actors.Tests.Workspaces;

public sealed class TreeFilesTests : IDisposable
{
    private const long BytesMax = 1_000;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Regular_files_are_hashed_and_links_and_missing_ones_left_out()
    {
        _folder.Write("a.md", "abc");
        File.CreateSymbolicLink(_folder.In("link.md"), _folder.In("a.md"));

        var files = TreeFiles.Hash(_folder.Path, ["a.md", "gone.md", "link.md"], BytesMax);

        // printf abc | sha256sum
        Assert.Equal(
            new TreeFile("a.md", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3),
            Assert.Single(files));
    }

    [Fact]
    public void A_file_over_the_limit_is_an_error_that_names_it()
    {
        _folder.Write("big.md", new string('x', 1_001));

        var failure = Assert.Throws<IOException>(() => TreeFiles.Hash(_folder.Path, ["big.md"], BytesMax));

        Assert.Contains("big.md", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "A.md", false)]
    [InlineData("abc", null, "A.md", true)]
    [InlineData("xyz", null, "A-permagent.md", false)]
    [InlineData("xyz", "abc", "A-permagent.md", true)]
    [InlineData("xyz", "old", "A-permagent.md", false)]
    public void A_name_that_is_taken_by_other_content_is_left_alone(string? first, string? second, string name,
        bool same)
    {
        var abc = TreeFiles.Hash(_folder.Path, [Path.GetFileName(_folder.Write("tree.md", "abc"))], BytesMax)[0];
        if (first is not null) _folder.Write("A.md", first);
        if (second is not null) _folder.Write("A-permagent.md", second);

        var part = TreeFiles.PlaceAll(_folder.Path, [abc with { Path = "A.md" }], BytesMax).Single();

        Assert.Equal((name, same), (part.Name, part.Same));
    }

    [Fact]
    public void A_link_or_a_folder_of_that_name_is_left_alone_too()
    {
        var abc = new TreeFile("A.md", "00", 3);
        File.CreateSymbolicLink(_folder.In("A.md"), _folder.In("nowhere"));
        Assert.Equal("A-permagent.md", TreeFiles.PlaceAll(_folder.Path, [abc], BytesMax).Single().Name);

        File.Delete(_folder.In("A.md"));
        Directory.CreateDirectory(_folder.In("A.md"));
        Assert.Equal("A-permagent.md", TreeFiles.PlaceAll(_folder.Path, [abc], BytesMax).Single().Name);
    }

    [Fact]
    public void A_folder_that_is_gone_is_named()
    {
        var failure = Assert.Throws<DirectoryNotFoundException>(() =>
            TreeFiles.PlaceAll(_folder.In("gone"), [], BytesMax));

        Assert.Contains("gone", failure.Message, StringComparison.Ordinal);
    }
}
