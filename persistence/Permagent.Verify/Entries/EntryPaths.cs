using System.Text.Json;

namespace Permagent.Verify.Entries;

/// <summary>Field paths of an entry: names joined by dots, lists counted as one field.</summary>
/// <remarks>What the log writes itself (place, time, link, refs and the two lists) and the type need no
/// mention.</remarks>
internal static class EntryPaths
{
    private static readonly string[] OwnFields =
        ["v", "log", "seq", "type", "ts", "boot", "mono_ms", "observed", "asserted", "refs", "prev"];

    /// <summary>Paths that lie in neither list of the draft.</summary>
    public static ImmutableArray<string> NotCovered(EntryDraft draft)
    {
        var json = JsonSerializer.SerializeToElement(draft, EntryJson.Wire.EntryDraft);
        return [.. Leaves(json, "").Where(path => !Covered(draft, path))];
    }

    private static bool Covered(EntryDraft draft, string path) =>
        draft.Observed.Concat(draft.Asserted).Any(start =>
            path == start || path.StartsWith(start + ".", StringComparison.Ordinal));

    private static IEnumerable<string> Leaves(JsonElement holder, string path)
    {
        foreach (var property in holder.EnumerateObject())
        {
            var name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (path.Length == 0 && OwnFields.Contains(name, StringComparer.Ordinal)) continue;
            if (property.Value.ValueKind != JsonValueKind.Object) yield return name;
            else foreach (var leaf in Leaves(property.Value, name)) yield return leaf;
        }
    }
}
