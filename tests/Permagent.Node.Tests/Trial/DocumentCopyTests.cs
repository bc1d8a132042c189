using Permagent.Node.Cli.Documents;
using Permagent.Node.Tests.Cli;
using Permagent.Node.Trial;

namespace Permagent.Node.Tests.Trial;

public sealed class DocumentCopyTests
{
    [Fact]
    public void Only_text_is_copied_and_the_rest_is_counted_by_reason()
    {
        using var folder = new TempFolder();
        folder.Write("in/a.md", "# A\n\nText about something.\n");
        folder.Write("in/sub/b.txt", "b\n");
        folder.Write("in/c.png", "x");
        folder.Write("in/d.md", "bin\0ary");
        folder.Write("in/.env", "SECRET=1");
        folder.Write("in/.ssh/id.md", "key");
        folder.Write("in/big.md", new string('x', 1_000_001));
        File.CreateSymbolicLink(folder.At("in/link.md"), folder.At("in/a.md"));
        Directory.CreateSymbolicLink(folder.At("in/loop"), folder.At("in"));

        var found = ReadableFiles.Find(folder.At("in"), null, CancellationToken.None);

        Assert.Equal(["a.md", "sub/b.txt"], found.Files.Select(file => file.Relative));
        Assert.Equal(
            ["binary 1", "link 2", "never read 2", "not a document 1", "too large 1"],
            found.LeftOut.Select(reason => $"{reason.Key} {reason.Value}"));
    }

    [Fact]
    public void Parts_of_a_repository_are_all_that_is_looked_at()
    {
        using var folder = new TempFolder();
        folder.Write("README.md", "# R\n");
        folder.Write("docs/a.md", "# A\n");
        folder.Write("src/b.md", "# B\n");

        var found = ReadableFiles.Find(folder.Path, ["README.md", "docs"], CancellationToken.None);

        Assert.Equal(["README.md", "docs/a.md"], found.Files.Select(file => file.Relative));
    }

    [Theory]
    [InlineData("# Name\n\nIntro.\n\n## Layout and rules\n\nText.\n", "What is written about \"Layout and rules\"?")]
    [InlineData("# Name\n\n## Two words\n\n## Second heading here\n\nText.\n",
        "What is written about \"Second heading here\"?")]
    [InlineData("Just a line of text.\n", "What is written about \"Just a line of text.\"?")]
    [InlineData("123\n\n---\n", null)]
    public void The_question_comes_from_the_text_by_rule(string text, string? expected)
    {
        using var folder = new TempFolder();
        folder.Write("a.md", text);

        var question = QuestionFinder.Of(ReadableFiles.Find(folder.Path, null, CancellationToken.None).Files);

        Assert.Equal(expected, question);
    }

    [Fact]
    public void A_copy_that_was_cut_off_is_made_again_and_a_whole_one_is_kept()
    {
        using var folder = new TempFolder();
        folder.Write("in/a.md", "# A\n\n## One two three\n\nText.\n");
        folder.Write("home/documents.part/old.md", "half");
        TrialRecord.Begun(folder.At("in")).Write(folder.At("home"));

        var made = DocumentCopy.Make(folder.At("home"), TrialSource.Of(folder.At("in")), CancellationToken.None);
        folder.Write("in/a.md", "# Changed\n");
        var again = DocumentCopy.Make(folder.At("home"), TrialSource.Of(folder.At("in")), CancellationToken.None);

        Assert.Equal(made.Question, again.Question);
        Assert.Equal(["a.md"], Directory.GetFiles(DocumentCopy.FolderIn(folder.At("home"))).Select(Path.GetFileName));
        Assert.Contains("One two three", File.ReadAllText(folder.At("home/documents/a.md")));
    }

    [Fact]
    public void The_repository_is_found_from_the_program_or_by_the_launcher()
    {
        using var folder = new TempFolder();
        folder.Write("repo/Permagent.sln", "");
        Directory.CreateDirectory(folder.At("repo/artifacts/program"));

        var walked = TrialSource.Repository(_ => null, folder.At("repo/artifacts/program"));
        var named = TrialSource.Repository(_ => folder.At("repo"), "/");

        Assert.Equal(folder.At("repo"), walked.Folder);
        Assert.Equal(walked.Parts, named.Parts);
        Assert.Throws<Permagent.Node.Api.NodeException>(() => TrialSource.Repository(_ => null, folder.At("none")));
    }
}
