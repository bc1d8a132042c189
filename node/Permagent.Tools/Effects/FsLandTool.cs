using System.Globalization;
using System.Text.Json;
using Permagent.Actors.Gate;
using Permagent.Actors.Ports;
using Permagent.Actors.Tools;
using Permagent.Tools.Args;
using Permagent.Tools.Files;
using Permagent.Tools.Undo;
using Permagent.Verify.Formats;

namespace Permagent.Tools.Effects;

/// <summary>Puts checked files of the tree into a folder of the user's. Originals are kept for undo; either all files
/// land or none.</summary>
internal sealed class FsLandTool(ChangeSet changes, IWorkRunner work, string stateFolder) : IEffectTool
{
    private const string Id = "fs.land";

    // Most files of one landing: an answer covers what a person can look through; the card lists each.
    private const int FilesMax = ArgReader.ItemsMax;

    private const int PreviewBytesMax = 1 << 18; // Bytes of a file with a preview: 256 KiB; nobody reads more in one.
    private const int PreviewLinesMax = 400; // Lines of one preview: about what a person reads before a yes.

    /// <inheritdoc/>
    public ToolSpec Spec { get; } = Specs.Of(
        Id, "Puts files of the tree into a granted folder, keeping what they replace for undo.",
        """
        {"type":"object","additionalProperties":false,
         "required":["files","to"],
         "properties":{
          "files":{"type":"array","minItems":1,"maxItems":500,"items":{"anyOf":[
           {"type":"string","maxLength":1024},
           {"type":"object","additionalProperties":false,"required":["path","as"],
            "properties":{"path":{"type":"string","maxLength":1024},"as":{"type":"string","maxLength":1024}}}]}},
          "to":{"type":"string","maxLength":4096}}}
        """,
        "fs.land", EffectClass.A);

    /// <inheritdoc/>
    public ValueTask<ActionPlan> PlanAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new(work.RunAsync(_ => Guarded.Plan(() => Plan(call)), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<ToolResult> ActAsync(EffectPermit permit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        return new(work.RunAsync(_ => Guarded.Result(() => Act(permit)), cancellationToken));
    }

    private ActionPlan Plan(ToolCall call)
    {
        var landing = Read(call);
        var targets = landing.Files
            .Select(f => new ActionTarget(f.Target, SafeFile.HashOrEmpty(f.Target), SafeFile.Hash(f.Source)))
            .ToImmutableArray();
        return new ActionPlan
        {
            Class = LandPlace.ClassOf(call.Scope, landing.To, stateFolder),
            Targets = targets,
            BodyHash = BodyHash(landing, targets),
            UndoKind = "undo-store",
            What = What(landing, targets),
            Preview = [.. Preview(landing, targets).Take(PreviewLinesMax)],
            Items = targets.Length,
        };
    }

    private ToolResult Act(EffectPermit permit)
    {
        permit.Spend();
        var landing = Read(permit.Call);
        _ = LandPlace.ClassOf(permit.Call.Scope, landing.To, stateFolder);
        var agreed = permit.Plan.Targets.ToDictionary(target => target.Path, StringComparer.Ordinal);
        var wanted = new List<FileChange>(landing.Files.Length);
        foreach (var file in landing.Files)
        {
            if (!agreed.TryGetValue(file.Target, out var target))
                return ToolResult.Failed(
                    "drift", $"{file.Target} is not part of what was agreed. Nothing was changed.");
            wanted.Add(new(
                file.Target, target.Before, target.After, () => SafeFile.OpenRead(file.Source), Marks(file)));
        }

        return wanted.Count == agreed.Count
            ? changes.Apply(permit, wanted, () => Done(landing))
            : ToolResult.Failed("drift", "Other files than agreed would land. Nothing was changed; ask again.");
    }

    private static Landing Read(ToolCall call)
    {
        var args = new ArgReader(call.Args, Id);
        var to = args.Text("to", 4096);
        if (to.Length > 1) to = to.TrimEnd('/');
        var items = args.Items("files");
        args.End();
        if (items.IsEmpty) throw args.Bad("'files' is empty");
        if (items.Length > FilesMax) throw args.Bad($"more than {FilesMax} files");
        var files = items.Select(item => FileOf(call, args, item, to))
            .OrderBy(file => file.Target, StringComparer.Ordinal).ToImmutableArray();
        if (files.DistinctBy(f => f.Target).Count() < files.Length) throw args.Bad("two files have the same target");
        return new Landing(to, files);
    }

    private static LandFile FileOf(ToolCall call, ArgReader list, JsonElement item, string to)
    {
        var (path, name) = Names(list, item);
        if (!call.Scope.Claims.IsEmpty && !Globs.Any(call.Scope.Claims, TreePath.Check(path)))
            throw new ToolRefusedException("outside-claims", $"{path} is not among the paths that this task may land.");
        var source = TreePath.Under(call.Scope.Tree, path);
        if (!SafeFile.Exists(source)) throw new ToolRefusedException("not-found", $"The tree has no file {path}.");
        if (new FileInfo(source).Length > SafeFile.BytesMax)
            throw new ToolRefusedException(
                "too-large", $"{path} is larger than {SafeFile.BytesMax} bytes and is not landed.");
        if (SecretFiles.IsSecret(name))
            throw new ToolRefusedException("secret", $"{name} is the name of a key or secret; nothing lands under it.");
        return new LandFile(source, TreePath.Under(to, name), name);
    }

    private static (string Path, string Name) Names(ArgReader list, JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.String)
        {
            var one = list.AsText(item, "files", 1024);
            return (one, one);
        }

        var args = new ArgReader(item, Id);
        var both = (args.Text("path", 1024), args.Text("as", 1024));
        args.End();
        return both;
    }

    // A new file of the user's gets the system's usual mode, with the execute bit where the tree has it; a replaced one
    // keeps its mode.
    private static FileMarks Marks(LandFile file)
    {
        if (SafeFile.Exists(file.Target)) return new(File.GetUnixFileMode(file.Target), null);
        return Modes.Runs(file.Source) ? new(Modes.Program, null) : FileMarks.Plain;
    }

    private static string BodyHash(Landing landing, ImmutableArray<ActionTarget> targets) => targets.Length == 1
        ? targets[0].After
        : TreeDigest.Of(landing.Files.Zip(targets, (file, target) =>
            new TreeFile(file.Name, TreeFileKind.File, Digest.Parse(target.After)))).ToString();

    private static string What(Landing landing, ImmutableArray<ActionTarget> targets)
    {
        var replaced = targets.Count(t => t.Before.Length > 0 && t.Before != t.After);
        var words = replaced == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", replacing {replaced}");
        return targets.Length == 1
            ? $"save {targets[0].Path}{(replaced == 0 ? "" : ", replacing the file there")}"
            : string.Create(CultureInfo.InvariantCulture, $"save {targets.Length} files to {landing.To}{words}");
    }

    private static IEnumerable<string> Preview(Landing landing, ImmutableArray<ActionTarget> targets)
    {
        foreach (var (file, target) in landing.Files.Zip(targets))
        {
            var state = target.Before.Length == 0 ? "new" : target.Before == target.After ? "unchanged" : "replaced";
            yield return Text.Visible.Line($"{file.Name}: {state}, sha256 {target.After[..16]}…");
            if (target.Before == target.After) continue;
            if (new FileInfo(file.Source).Length > PreviewBytesMax) continue;
            var content = SafeFile.ReadAll(file.Source, PreviewBytesMax);
            foreach (var line in Previews.Of(file.Target, content, PreviewBytesMax)) yield return line;
        }
    }

    private static string Done(Landing landing) => landing.Files.Length == 1
        ? $"Saved {landing.Files[0].Target}."
        : string.Create(CultureInfo.InvariantCulture, $"Saved {landing.Files.Length} files to {landing.To}.");

    private sealed record Landing(string To, ImmutableArray<LandFile> Files);

    private sealed record LandFile(string Source, string Target, string Name);
}
