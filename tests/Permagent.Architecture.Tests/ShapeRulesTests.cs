using Permagent.Architecture.Tests.Rules;

namespace Permagent.Architecture.Tests;

public sealed class ShapeRulesTests
{
    // Made to be derived from, as in Akka.NET.
    private static readonly string[] OpenTypes =
    [
        "MemoryJournal", "MemorySnapshotStore", "OneForOneStrategy", "AllForOneStrategy", "Props", "Deploy",
        "EventStream", "DeadLetter", "TestKit", "TestProbe", "AkkaException", "Routee", "Reason",
    ];

    [Fact]
    public void Namespace_and_folder_are_one() => Verdict.None(Repository.Sources.SelectMany(ShapeRules.Namespaces));

    [Fact]
    public void Public_classes_are_sealed() => Verdict.None(Repository.Product.SelectMany(ShapeRules.Unsealed)
        .Where(finding => !finding.File.StartsWith("actors/Permagent.Kernel/", StringComparison.Ordinal)
            || !(OpenTypes.Any(type => finding.Words.StartsWith(type + " ", StringComparison.Ordinal))
                || finding.Words.Contains("Exception ", StringComparison.Ordinal))));

    [Fact]
    public void Clock_and_chance_are_injected() => Verdict.None(Repository.Product
        .Where(file => !file.Path.StartsWith("node/Permagent.Node/Wiring/", StringComparison.Ordinal)
            && file.Path != "node/Permagent.Node/Program.cs")
        .SelectMany(ShapeRules.Ambient));

    [Fact]
    public void Log_ids_are_unique() => Verdict.None(ShapeRules.LogIds([.. Repository.Product]));

    [Fact]
    public void Project_files_are_short_and_name_no_versions() => Verdict.None(Repository.Files
        .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
        .SelectMany(file => ShapeRules.ProjectFile(Repository.Read(file))));

    [Fact]
    public void The_protocol_is_immutable_records() => Verdict.None(Repository.Product
        .Where(file => file.Path.StartsWith("actors/Permagent.Protocol/", StringComparison.Ordinal))
        .SelectMany(ShapeRules.Protocol));

    [Fact]
    public void A_foreign_namespace_is_reported() => Verdict.Reports(
        ShapeRules.Namespaces(new("node/Permagent.Node/Keys/K.cs", "namespace Permagent.Node.Other;")), "folder says");

    [Fact]
    public void An_open_class_is_reported() =>
        Verdict.Reports(ShapeRules.Unsealed(new("a/b.cs", "public class Open { }")), "seal it");

    [Fact]
    public void An_open_record_is_reported() =>
        Verdict.Reports(ShapeRules.Unsealed(new("a/b.cs", "public record Open(int A);")), "seal it");

    [Fact]
    public void An_ambient_clock_is_reported() =>
        Verdict.Reports(ShapeRules.Ambient(new("a/b.cs", "class C { object T = TimeProvider.System; }")), "wiring");

    [Fact]
    public void A_log_id_used_twice_is_reported() => Verdict.Reports(
        ShapeRules.LogIds([
            new("a/ALog.cs", "[LoggerMessage(2_201, x)]"), new("b/BLog.cs", "[LoggerMessage(2_201, x)]")]),
        "too");

    [Theory]
    [InlineData("[LoggerMessage(2_250, x)]", "belongs to a")] // The block from 2,200 is that of the folder a.
    [InlineData("[LoggerMessage(2_301, x, EventName = \"a.done\")]", "event a.done")]
    public void A_log_id_of_a_foreign_block_and_a_name_used_twice_are_reported(string line, string part) =>
        Verdict.Reports(
            ShapeRules.LogIds([
                new("a/ALog.cs", "[LoggerMessage(2_201, x, EventName = \"a.done\")]"), new("b/BLog.cs", line)]),
            part);

    [Fact]
    public void A_version_in_a_project_is_reported() => Verdict.Reports(
        ShapeRules.ProjectFile(new("a/b.csproj", "<P><PackageReference Include='X' Version='1' /></P>")), "versions");

    [Theory]
    [InlineData("public sealed class Go { }", "class")]
    [InlineData("public sealed record Go { public int A { get; set; } }", "changed")]
    [InlineData("public sealed record Go(List<int> A);", "List<")]
    public void A_mutable_message_is_reported(string code, string part) =>
        Verdict.Reports(ShapeRules.Protocol(new("a/b.cs", code)), part);
}
