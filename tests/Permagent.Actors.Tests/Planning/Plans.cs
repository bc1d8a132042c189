using System.Collections.Immutable;
using System.Text.Json;
using Permagent.Actors.Planning;
using Permagent.Actors.Tools;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Planning;

namespace Permagent.Actors.Tests.Planning;

/// <summary>Plans and tools for tests.</summary>
internal static class Plans
{
    public static ImmutableArray<RootGrant> Roots { get; } = [new("/folder/of \"mine\"", false)];

    public static ToolTiers Tiers { get; } = new(
        [Spec("fs.list", "fs.read"), Spec("fs.read", "fs.read")],
        [Spec("doc.write", "fs.write"), Spec("fs.write", "fs.write"), Spec("fs.land", "fs.land"),
            Spec("fs.delete", "fs.delete")]);

    public static PlanCheck TextCheck { get; } = new("text", """{"path":"A.md","must":["the whole answer"]}""", false,
        []);

    public static PlanTask Task(string id, params string[] needs) => new(
        id, $"title of {id}", "why", "documents", [.. needs], ["**"], ["A.md"], ["doc.write"], 1, "s", "none", [0],
        [TextCheck], [new("doc.write", """{"kind":"overview","root":"/r","path":"A.md"}""")], false);

    public static Plan Of(params PlanTask[] tasks) => new("restated", ["A.md says it"], [.. tasks], ["A.md"], null);

    public static PlanValidator Validator() => new(Tiers, ["documents"], new PlanningOptions());

    private static ToolSpec Spec(string id, string actionClass) => new()
    {
        Id = id, Purpose = "for tests", Schema = JsonDocument.Parse("{}").RootElement, ActionClass = actionClass,
        EffectClass = EffectClass.A, DefinitionHash = "00",
    };
}
