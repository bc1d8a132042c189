namespace Permagent.Architecture.Tests;

/// <summary>Texts that a person has looked at. With PERMAGENT_APPROVE=1 a test writes its file instead; the diff is
/// then reviewed.</summary>
internal static class Approved
{
    private const int ShownMax = 20; // Lines of either side: enough to see what it is about.

    public static void Holds(string file, string actual)
    {
        var path = Path.Combine(Repository.Root, "tests", "Permagent.Architecture.Tests", "Approved", file);
        if (Environment.GetEnvironmentVariable("PERMAGENT_APPROVE") == "1") File.WriteAllText(path, actual);

        var approved = File.Exists(path) ? File.ReadAllText(path) : "";

        var more = actual.Split('\n').Except(approved.Split('\n')).Take(ShownMax);
        var less = approved.Split('\n').Except(actual.Split('\n')).Take(ShownMax);
        Assert.True(approved == actual, $"{file} is no longer what is. Run PERMAGENT_APPROVE=1 ./test Architecture and "
            + "review the diff.\n+ " + string.Join("\n+ ", more) + "\n- " + string.Join("\n- ", less));
    }
}
