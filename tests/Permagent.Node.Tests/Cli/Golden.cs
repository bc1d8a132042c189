namespace Permagent.Node.Tests.Cli;

/// <summary>Compares a transcript with its approved file. With PERMAGENT_APPROVE=1 the file is written anew; the diff
/// is the review.</summary>
internal static class Golden
{
    public static void Check(string name, string text)
    {
        var path = Path.Combine(Folder(), name + ".approved.txt");
        if (Environment.GetEnvironmentVariable("PERMAGENT_APPROVE") == "1") File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"{path} is missing; run once with PERMAGENT_APPROVE=1 and review it");
        Assert.Equal(File.ReadAllText(path), text);
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var golden = Path.Combine(folder.FullName, "tests", "Permagent.Node.Tests", "Golden");
            if (File.Exists(Path.Combine(folder.FullName, "Permagent.sln")))
                return Directory.CreateDirectory(golden).FullName;
        }

        throw new InvalidOperationException("the repository was not found above the tests");
    }
}
