using System.Reflection;

namespace Permagent.Architecture.Tests;

public sealed class ApprovedApiTests
{
    public static TheoryData<string> Libraries =>
    [
        "Permagent.Kernel", "Permagent.Protocol", "Permagent.Actors", "Permagent.Journal", "Permagent.Brain",
        "Permagent.Ledger", "Permagent.Verify", "Permagent.Tools",
    ];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_surface_is_the_approved_one(string library) =>
        Approved.Holds($"{library}.approved.txt", ApprovedApi.Of(Assembly.Load(library)));

    [Fact]
    public void A_new_member_changes_the_text() =>
        Assert.Contains("static class Permagent.Verify.Formats.Dsse", ApprovedApi.Of(Assembly.Load("Permagent.Verify")),
            StringComparison.Ordinal);
}
