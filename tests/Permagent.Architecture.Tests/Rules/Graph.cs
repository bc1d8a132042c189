using System.Xml.Linq;

namespace Permagent.Architecture.Tests.Rules;

/// <summary>Who may know whom. The table of the design, with projects that are planned and not begun.</summary>
internal static class Graph
{
    public static readonly IReadOnlyDictionary<string, string[]> May = new Dictionary<string, string[]>
    {
        ["Permagent.Kernel"] = [],
        ["Permagent.Protocol"] = ["Permagent.Kernel"],
        ["Permagent.Actors"] = ["Permagent.Kernel", "Permagent.Protocol", "Permagent.World", "Permagent.Verify"],
        ["Permagent.Journal"] = ["Permagent.Kernel"],
        ["Permagent.Brain"] = [],
        ["Permagent.Ledger"] = ["Permagent.Verify"],
        ["Permagent.Verify"] = [],
        ["Permagent.Inference"] = ["Permagent.Verify"],
        ["Permagent.Tools"] = ["Permagent.Actors", "Permagent.Brain", "Permagent.Verify"],
        ["Permagent.Mesh"] = ["Permagent.Kernel", "Permagent.Protocol", "Permagent.Verify"],
        ["Permagent.World"] = ["Permagent.Protocol"],
        ["Permagent.Tui"] = ["Permagent.Protocol", "Permagent.World"],
        ["Permagent.AkkaCompat"] = ["Permagent.Kernel"],
        ["Permagent.Mutations"] = [],
        ["Permagent.Testing"] = ["Permagent.AkkaCompat", "Permagent.Kernel"],
    };

    public static readonly string[] Planned =
        ["Permagent.Inference", "Permagent.Mesh", "Permagent.World", "Permagent.Tui"];

    // The node knows all; so do the tests of the whole and the benchmarks.
    private static readonly string[] KnowAll = ["Permagent.Node", "Permagent.Architecture.Tests", "Permagent.Bench"];

    /// <summary>References of a project file; an imported props file of the same folder counts too.</summary>
    public static IEnumerable<Finding> Edges(SourceFile project)
    {
        var name = Path.GetFileNameWithoutExtension(project.Name).Replace(".References", "", StringComparison.Ordinal);
        foreach (var reference in XDocument.Parse(project.Text).Descendants("ProjectReference"))
        {
            var target = Path.GetFileNameWithoutExtension(
                ((string)reference.Attribute("Include")!).Replace('\\', '/'));
            if (!Allowed(name, target))
                yield return new(project.Path, 1, $"{name} must not know {target}: see the project graph");
        }
    }

    public static IEnumerable<Finding> Known(IReadOnlyCollection<string> projects)
    {
        foreach (var name in projects.Where(name => !IsKnown(name)))
            yield return new(name, 1, "stands in no row of the project graph");
        foreach (var name in May.Keys.Where(name => !projects.Contains(name) && !Planned.Contains(name)))
            yield return new(name, 1, "stands in the graph, is not planned and does not exist");
        foreach (var name in Planned.Where(projects.Contains))
            yield return new(name, 1, "exists: take it out of the planned ones");
    }

    private static bool IsKnown(string name) =>
        May.ContainsKey(name) || KnowAll.Contains(name) || May.ContainsKey(Own(name)) || KnowAll.Contains(Own(name));

    private static bool Allowed(string name, string target)
    {
        if (KnowAll.Contains(name)) return true;
        if (May.TryGetValue(name, out var targets)) return targets.Contains(target);
        return name.EndsWith(".Tests", StringComparison.Ordinal)
            && (target == "Permagent.Testing" || target == Own(name));
    }

    private static string Own(string tests) =>
        tests.EndsWith(".Tests", StringComparison.Ordinal) ? tests[..^".Tests".Length] : tests;
}
