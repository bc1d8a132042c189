using Permagent.Architecture.Tests.Rules;

namespace Permagent.Architecture.Tests;

public sealed class GraphTests
{
    [Fact]
    public void Each_reference_stands_in_the_graph() => Verdict.None(Repository.Files
        .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)
            || file.EndsWith(".References.props", StringComparison.Ordinal))
        .SelectMany(file => Graph.Edges(Repository.Read(file))));

    [Fact]
    public void Each_project_stands_in_the_graph() => Verdict.None(Graph.Known(
        [.. Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)!)]));

    [Theory]
    [InlineData("persistence/Permagent.Verify/Permagent.Verify.csproj", "../Permagent.Ledger/Permagent.Ledger.csproj")]
    [InlineData("actors/Permagent.Actors/Permagent.Actors.csproj", "../../node/Permagent.Tools/Permagent.Tools.csproj")]
    [InlineData("tests/Permagent.Brain.Tests/Permagent.Brain.Tests.csproj", "../../x/Permagent.Ledger.csproj")]
    public void A_forbidden_reference_is_reported(string project, string target) => Verdict.Reports(
        Graph.Edges(new(project, $"<Project><ItemGroup><ProjectReference Include='{target}' /></ItemGroup></Project>")),
        "must not know");

    [Fact]
    public void An_unknown_and_a_missing_project_are_reported()
    {
        Verdict.Reports(Graph.Known(["Permagent.Sidecar"]), "no row");
        Verdict.Reports(Graph.Known([]), "does not exist");
        Verdict.Reports(Graph.Known(["Permagent.Mesh"]), "take it out");
    }
}
