using System.Reflection;

namespace Permagent.Architecture.Tests;

public sealed class ApprovedApiTests
{
    public static TheoryData<string> Libraries =>
    [
        "Permagent.Kernel", "Permagent.Protocol", "Permagent.Actors", "Permagent.Journal", "Permagent.Brain",
        "Permagent.Ledger", "Permagent.Verify", "Permagent.Tools",
    ];

    /// <summary>With PERMAGENT_APPROVE=1 the test writes the file instead; the diff is then reviewed.</summary>
    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_surface_is_the_approved_one(string library)
    {
        var path = Path.Combine(
            Repository.Root, "tests", "Permagent.Architecture.Tests", "Approved", $"{library}.approved.txt");
        var actual = ApprovedApi.Of(Assembly.Load(library));
        if (Environment.GetEnvironmentVariable("PERMAGENT_APPROVE") == "1") File.WriteAllText(path, actual);

        var approved = File.Exists(path) ? File.ReadAllText(path) : "";

        var more = actual.Split('\n').Except(approved.Split('\n')).Take(20);
        var less = approved.Split('\n').Except(actual.Split('\n')).Take(20);
        Assert.True(approved == actual, $"The public surface of {library} changed. Run PERMAGENT_APPROVE=1 ./test "
            + "Architecture and review the diff.\n+ " + string.Join("\n+ ", more) + "\n- " + string.Join("\n- ", less));
    }

    [Fact]
    public void A_new_member_changes_the_text() =>
        Assert.Contains("static class Permagent.Verify.Formats.Dsse", ApprovedApi.Of(Assembly.Load("Permagent.Verify")),
            StringComparison.Ordinal);
}
