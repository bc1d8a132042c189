using System.Reflection;
using System.Text.Json;
using Permagent.Actors.Gate;
using Permagent.Actors.Ports;
using Permagent.Actors.Tools;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Tools.Files;
using Permagent.Verify.Formats;

namespace Permagent.Tools.Tests.Support;

/// <summary>A state folder, an attempt tree and a user's folder, removed at the end.</summary>
public sealed class Home : IDisposable
{
    private readonly string _base = Directory.CreateTempSubdirectory("permagent-tools-").FullName;
    private long _seq = 10;

    public Home()
    {
        foreach (var folder in new[] { State, Tree, Garden }) Directory.CreateDirectory(folder);
    }

    public string State => Path.Combine(_base, "state");

    public string Tree => Path.Combine(_base, "state", "tree");

    public string Garden => Path.Combine(_base, "garden");

    public string Outside => Path.Combine(_base, "outside");

    internal FileWriter Writer { get; set; } = new();

    public TestClock Clock { get; } = new();

    internal ToolCatalog Catalog => ToolCatalog.Create(
        new ToolCatalogOptions { StateFolder = State, Work = new Inline(), Clock = Clock, Brain = null! }, Writer);

    public IEffectTool Effect(string id) => Catalog.Effects.Single(tool => tool.Spec.Id == id);

    public IObserveTool Observe(string id) => Catalog.Observe.Single(tool => tool.Spec.Id == id);

    public AttemptScope Scope(bool write = true, params string[] claims) => new(
        new AttemptId(new TaskId(new GoalId(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)), "t1"), 1), 1,
        new Principal(PrincipalKind.Specialist, "documents"), Tree, [new RootGrant(Garden, write)], [],
        claims.Length == 0 ? ["**"] : [.. claims], ["private"], Principal.LocalUser);

    public ToolCall Call(object args, bool write = true) =>
        new(Scope(write), JsonSerializer.SerializeToElement(args), 0);

    public static string Write(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public static string Read(string path) => File.ReadAllText(path);

    public static string[] Names(params string[] names) => names;

    /// <summary>Plans and acts as the gateway does, with a fresh permit.</summary>
    public async Task<(ToolResult Result, UndoId Undo)> DoAsync(string tool, object args, bool write = true)
    {
        var call = Call(args, write);
        var plan = await Effect(tool).PlanAsync(call, CancellationToken.None);
        var permit = Permit(call, plan, new UndoId(_seq++));
        return (await Effect(tool).ActAsync(permit, CancellationToken.None), permit.Undo);
    }

    /// <summary>Permits are minted by the gateway alone; a test takes the constructor by reflection.</summary>
    public static EffectPermit Permit(ToolCall call, ActionPlan plan, UndoId undo, string? digest = null)
    {
        digest ??= Digest.Of(BitConverter.GetBytes(undo.IntentSeq)).ToString();
        var mint = typeof(EffectPermit).GetConstructor(
            BindingFlags.Instance | BindingFlags.NonPublic,
            [typeof(ToolCall), typeof(ActionPlan), typeof(string), typeof(UndoId)]);
        return (EffectPermit)mint!.Invoke([call, plan, digest, undo]);
    }

    public static string Hash(string folder) => TreeDigest.OfFolder(folder, null, CancellationToken.None).ToString();

    public void Dispose() => Directory.Delete(_base, recursive: true);

    private sealed class Inline : IWorkRunner
    {
        public Task<T> RunAsync<T>(Func<CancellationToken, T> work, CancellationToken cancellationToken)
        {
            try
            {
                return Task.FromResult(work(cancellationToken));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                return Task.FromException<T>(failure);
            }
        }
    }
}
