using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Permagent.Actors.Gate;
using Permagent.Actors.Ports;
using Permagent.Actors.Tools;
using Permagent.Protocol.Gate;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Tests.Fakes;

/// <summary>Files in memory, changed by <see cref="WriteTool"/> and taken back by <see cref="UndoTool"/>.</summary>
internal sealed class FakeFiles
{
    public SortedDictionary<string, string> All { get; } = new(StringComparer.Ordinal);

    /// <summary>Called when an original was put back.</summary>
    public Action? OnRestore { get; set; }

    /// <summary>Originals by undo id.</summary>
    public Dictionary<string, (string Path, string? Text)> Kept { get; } = [];

    public string HashOf(string path) => All.TryGetValue(path, out var text) ? Hash(text) : "";

    public static string Hash(string text) => Digest.Of(Encoding.UTF8.GetBytes(text)).ToString();
}

/// <summary>Writes one file. Class and undo kind come from the arguments, so that every tier can be reached.</summary>
internal sealed class WriteTool(FakeFiles files) : IEffectTool
{
    public const string Id = "test.write";

    public int Acts { get; private set; }

    /// <summary>What it says it read to act.</summary>
    public ImmutableArray<ToolSource> Sources { get; set; } = [];

    /// <summary>Hash that its plan says the target would have afterwards; null = that of the text.</summary>
    public string? Leaves { get; set; }

    /// <summary>Called when planning; may change the world.</summary>
    public Action? OnPlan { get; set; }

    /// <summary>Called with the permit before it is spent.</summary>
    public Action<EffectPermit>? BeforeSpend { get; set; }

    /// <summary>Called after the permit is spent and before the file is written.</summary>
    public Action? AfterSpend { get; set; }

    public ToolSpec Spec { get; } = FakeSpec.Of(Id, "fs.land", EffectClass.A);

    public ValueTask<ActionPlan> PlanAsync(ToolCall call, CancellationToken cancellationToken)
    {
        OnPlan?.Invoke();
        var (path, text) = (Text(call.Args, "path"), Text(call.Args, "text"));
        if (path.Length == 0) throw new ToolRefusedException("outside-scope", "No path was given.");
        var hash = FakeFiles.Hash(text);
        return new(new ActionPlan
        {
            Class = Text(call.Args, "class") is { Length: > 0 } name ? name : "fs.land",
            Targets = [new(path, files.HashOf(path), Leaves ?? hash)],
            BodyHash = hash,
            UndoKind = Text(call.Args, "undo") is { Length: > 0 } kind ? kind : "undo-store",
            What = $"write {path}",
            Preview = [$"+ {text}"],
        });
    }

    public ValueTask<ToolResult> ActAsync(EffectPermit permit, CancellationToken cancellationToken)
    {
        BeforeSpend?.Invoke(permit);
        permit.Spend();
        AfterSpend?.Invoke();
        var (path, text) = (Text(permit.Call.Args, "path"), Text(permit.Call.Args, "text"));
        if (files.HashOf(path) != permit.Plan.Targets[0].After)
        {
            files.Kept.TryAdd(permit.Undo.ToString(), (path, files.All.GetValueOrDefault(path)));
            files.All[path] = text;
            Acts++;
        }

        return new(ToolResult.Of($"wrote {path}") with { Sources = Sources });
    }

    internal static string Text(JsonElement args, string name) =>
        args.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}

/// <summary>Puts an original back.</summary>
internal sealed class UndoTool(FakeFiles files) : IEffectTool
{
    public ToolSpec Spec { get; } = FakeSpec.Of("undo", "undo", EffectClass.A);

    public ValueTask<ActionPlan> PlanAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var id = WriteTool.Text(call.Args, "id");
        if (!files.Kept.TryGetValue(id, out var kept)) throw new ToolRefusedException("not-found", $"No {id}.");
        return new(new ActionPlan
        {
            Class = "undo",
            Targets = [new(kept.Path, files.HashOf(kept.Path), kept.Text is null ? "" : FakeFiles.Hash(kept.Text))],
            UndoKind = "none",
            What = $"put {kept.Path} back",
        });
    }

    public ValueTask<ToolResult> ActAsync(EffectPermit permit, CancellationToken cancellationToken)
    {
        permit.Spend();
        var kept = files.Kept[WriteTool.Text(permit.Call.Args, "id")];
        if (kept.Text is null) files.All.Remove(kept.Path);
        else files.All[kept.Path] = kept.Text;
        files.OnRestore?.Invoke();
        return new(ToolResult.Of("put back"));
    }
}

/// <summary>Reads one file.</summary>
internal sealed class ReadTool(FakeFiles files) : IObserveTool
{
    public const string Id = "test.read";

    public ToolSpec Spec { get; init; } = FakeSpec.Of(Id, "fs.read", EffectClass.None);

    public ValueTask<ToolResult> ReadAsync(ToolCall call, CancellationToken cancellationToken) =>
        new(files.All.TryGetValue(WriteTool.Text(call.Args, "path"), out var text)
            ? ToolResult.Of(text)
            : ToolResult.Failed("not-found", "There is no such file."));
}

internal static class FakeSpec
{
    public static ToolSpec Of(string id, string actionClass, EffectClass effectClass) => new()
    {
        Id = id, Purpose = "test", Schema = JsonSerializer.SerializeToElement(new { type = "object" }),
        ActionClass = actionClass, EffectClass = effectClass, DefinitionHash = FakeFiles.Hash(id),
    };
}

/// <summary>Runs work at once on the caller's thread, as a simulation does.</summary>
internal sealed class InlineWork : IWorkRunner
{
    public Task<T> RunAsync<T>(Func<CancellationToken, T> work, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(work(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            return Task.FromCanceled<T>(new CancellationToken(canceled: true));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return Task.FromException<T>(failure);
        }
    }
}

internal sealed class FakeStop : IStopFlag
{
    public bool IsSet { get; set; }
}

internal sealed class FakeUndos : IUndoList
{
    public List<UndoRow> Rows { get; } = [];

    public ImmutableArray<UndoRow> List(int countMax, CancellationToken cancellationToken) =>
        [.. Rows.Take(countMax)];
}
