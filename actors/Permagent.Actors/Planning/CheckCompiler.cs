using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Permagent.Actors.Checks;
using Permagent.Protocol.Planning;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Planning;

/// <summary>Turns planned checks into the list that is frozen when a task opens.</summary>
internal static class CheckCompiler
{
    /// <summary>The task's checks with ids and hashes; the scope check that every task has is added (V10).</summary>
    public static ImmutableArray<FrozenCheck> Freeze(PlanTask task)
    {
        var planned = task.Checks.Any(check => check.Kind == CheckKinds.DiffScope) || task.Writes.IsEmpty
            ? task.Checks
            : task.Checks.Add(new(CheckKinds.DiffScope, ScopeOf(task.Writes), true, []));
        return [.. planned.Select((check, index) => Freeze(check, index + 1, task.Covers))];
    }

    /// <summary>Checks of a landing: each landed file has exactly the content that was checked.</summary>
    public static ImmutableArray<FrozenCheck> FreezeLanding(IEnumerable<LandingPart> parts) =>
        [.. parts.Select((part, index) => Freeze(
            new PlanCheck(CheckKinds.File, FileOf(part), false, [0]), index + 1, [0]))];

    /// <summary>Hex SHA-256 over the list, in order: what <c>task.open</c> commits to.</summary>
    public static string ListHash(IEnumerable<FrozenCheck> checks)
    {
        var lines = string.Concat(checks.Select(check => $"{check.Id} {check.SpecHash} {(check.Guard ? 'g' : 'p')}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));
    }

    /// <summary>The form that check runners take.</summary>
    /// <exception cref="JsonException">The frozen parameters are no JSON.</exception>
    public static CompiledCheck Compile(FrozenCheck check)
    {
        using var spec = JsonDocument.Parse(check.Spec);
        return new(check.Id, check.Kind, spec.RootElement.Clone(), check.SpecHash, check.Guard);
    }

    private static FrozenCheck Freeze(PlanCheck check, int number, ImmutableArray<int> covers)
    {
        var lint = CheckLint.HitOf(check);
        var proves = check.Proves.IsEmpty ? covers : check.Proves;
        return new($"c{number}", check.Kind, check.Spec, HashOf(check.Kind, check.Spec), check.Guard, lint, proves);
    }

    private static string HashOf(string kind, string spec) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\0{spec}")));

    private static string ScopeOf(ImmutableArray<string> writes) => Write(json =>
    {
        json.WriteStartArray("allowed");
        foreach (var glob in writes) json.WriteStringValue(glob);
        json.WriteEndArray();
    });

    private static string FileOf(LandingPart part) => Write(json =>
    {
        json.WriteString("path", part.Name);
        json.WriteString("sha256", part.Sha256);
    });

    private static string Write(Action<Utf8JsonWriter> fields)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
