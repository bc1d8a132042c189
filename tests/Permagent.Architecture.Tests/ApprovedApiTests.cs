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
    public void The_public_surface_is_the_approved_one(string library) =>
        Approved($"{library}.approved.txt", ApprovedApi.Of(Assembly.Load(library)));

    /// <summary>Names and fields of all that is stored and sent.</summary>
    [Fact]
    public void Every_message_has_its_approved_shape() =>
        Approved("protocol.approved.txt", ProtocolShape.Of(Assembly.Load("Permagent.Protocol")));

    [Fact]
    public void A_stored_event_stands_there_with_name_version_and_fields()
    {
        var shape = ProtocolShape.Of(Assembly.Load("Permagent.Protocol"));

        Assert.Matches(@"(?m)^goal\.opened/1  GoalOpened\(.*text: String", shape);
        Assert.Matches(@"(?m)^AnswerAsk\(Ask: AskId, Digest: String, Allow: Boolean", shape);
        Assert.All(Permagent.Actors.Goals.GoalEventFormat.Manifests, name =>
            Assert.Contains($"\n{name}  ", shape, StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_member_changes_the_text() =>
        Assert.Contains("static class Permagent.Verify.Formats.Dsse", ApprovedApi.Of(Assembly.Load("Permagent.Verify")),
            StringComparison.Ordinal);

    private static void Approved(string file, string actual)
    {
        var path = Path.Combine(Repository.Root, "tests", "Permagent.Architecture.Tests", "Approved", file);
        if (Environment.GetEnvironmentVariable("PERMAGENT_APPROVE") == "1") File.WriteAllText(path, actual);

        var approved = File.Exists(path) ? File.ReadAllText(path) : "";

        var more = actual.Split('\n').Except(approved.Split('\n')).Take(20);
        var less = approved.Split('\n').Except(actual.Split('\n')).Take(20);
        Assert.True(approved == actual, $"{file} is not what the code says. Run PERMAGENT_APPROVE=1 ./test "
            + "Architecture and review the diff.\n+ " + string.Join("\n+ ", more) + "\n- " + string.Join("\n- ", less));
    }
}
