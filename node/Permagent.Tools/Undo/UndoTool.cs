using System.Globalization;
using Permagent.Actors.Gate;
using Permagent.Actors.Ports;
using Permagent.Actors.Tools;
using Permagent.Protocol.Gate;
using Permagent.Tools.Args;
using Permagent.Tools.Files;
using Permagent.Tools.Text;

namespace Permagent.Tools.Undo;

/// <summary>Takes back a landing: originals return, new files go. It refuses when a file was changed since, and can
/// itself be undone.</summary>
internal sealed class UndoTool(UndoStore store, ChangeSet changes, IWorkRunner work) : IEffectTool
{
    private const string Id = "undo";

    // Text of a changed file that is compared for the refusal; larger ones are only named.
    private const int DiffBytesMax = 1 << 20;

    /// <inheritdoc/>
    public ToolSpec Spec { get; } = Specs.Of(
        Id, "Takes back what was landed, by undo id: restores originals, removes new files.",
        """
        {"type":"object","additionalProperties":false,
         "required":["id"],
         "properties":{
          "id":{"type":"string","pattern":"^u[0-9]{1,18}$"}}}
        """,
        "undo", EffectClass.A);

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
        var record = Record(call);
        var files = record.Files.Where(file => file.Before != file.After).ToImmutableArray();
        foreach (var file in files) Check(record, file);
        return new ActionPlan
        {
            Class = "undo",
            Targets = [.. files.Select(f => new ActionTarget(f.Path, SafeFile.HashOrEmpty(f.Path), f.Before))],
            UndoKind = "undo-store",
            What = $"take back {record.Id}: {record.What}",
            Preview = [.. files.Take(LineDiff.LinesMax).Select(Describe)],
            Items = Math.Max(1, files.Length),
        };
    }

    private ToolResult Act(EffectPermit permit)
    {
        permit.Spend();
        var record = Record(permit.Call);
        var files = record.Files.Where(file => file.Before != file.After).ToList();
        var back = files.Select(file => new FileChange(
            file.Path, file.After, file.Before,
            file.Before.Length == 0 ? null : () => store.OpenOriginal(record, file),
            new((UnixFileMode?)file.Mode, file.Changed))).ToList();
        var result = changes.Apply(permit, back, () => Done(files));
        if (result.Ok) ChangeSet.RemoveFolders(record.Folders);
        return result;
    }

    private UndoRecord Record(ToolCall call)
    {
        var args = new ArgReader(call.Args, Id);
        var text = args.Text("id", 20);
        args.End();
        if (!text.StartsWith('u')
            || !long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
            throw args.Bad($"'{text}' is no undo id such as u12");
        try
        {
            return store.Find(new UndoId(seq)) ?? throw new ToolRefusedException(
                "not-found", $"Nothing is kept under {text}: it never was, or its 30 days are over.");
        }
        catch (IOException damaged)
        {
            throw new ToolRefusedException("damaged", damaged.Message);
        }
    }

    private void Check(UndoRecord record, UndoFile file)
    {
        var now = SafeFile.HashOrEmpty(file.Path);
        if (now == file.Before) return;
        if (now == file.After)
        {
            if (file.Before.Length > 0 && file.Original.Length == 0)
                throw new ToolRefusedException(
                    "not-kept", $"The original of {file.Path} was not kept under {record.Id}.");
            return;
        }

        var diff = string.Join('\n', Difference(record, file));
        throw new ToolRefusedException(
            "changed", $"{file.Path} was changed after {record.Id} was landed, so it is not taken back. "
            + $"From what would return to what is there now:\n{diff}");
    }

    private ImmutableArray<string> Difference(UndoRecord record, UndoFile file)
    {
        if (!SafeFile.Exists(file.Path)) return ["(the file was removed)"];
        try
        {
            var before = "";
            if (file.Original.Length > 0)
            {
                using var original = new StreamReader(store.OpenOriginal(record, file));
                if (original.BaseStream.Length <= DiffBytesMax) before = original.ReadToEnd();
            }

            var decoded = TextFile.Decode(SafeFile.ReadAll(file.Path, DiffBytesMax), out var now);
            return decoded.Length > 0 ? [$"({decoded})"] : [.. LineDiff.Of(before, now).Select(Visible.Line)];
        }
        catch (IOException failure)
        {
            return [$"({failure.Message})"];
        }
    }

    private static string Describe(UndoFile file) =>
        file.Before.Length == 0 ? $"remove {file.Path}" : $"restore {file.Path}";

    private static string Done(List<UndoFile> files)
    {
        var removed = files.Count(file => file.Before.Length == 0);
        return string.Create(
            CultureInfo.InvariantCulture, $"Taken back: {files.Count - removed} restored, {removed} removed.");
    }
}
