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

    /// <summary>Names and fields of all that is stored and sent.</summary>
    [Fact]
    public void Every_message_has_its_approved_shape() =>
        Approved.Holds("protocol.approved.txt", ProtocolShape.Of(Assembly.Load("Permagent.Protocol")));

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
}
