using Permagent.Actors.Gate;
using Permagent.Actors.Ports;
using Permagent.Actors.Tools;
using Permagent.Tools.Args;
using Permagent.Tools.Effects;
using Permagent.Tools.Files;

namespace Permagent.Tools.Documents;

/// <summary>Writes a page about a folder into the attempt tree, made by rule from what the files say.</summary>
internal sealed class DocWriteTool(TreeWriter tree, IWorkRunner work, ScanLimits limits, string stateFolder)
    : IEffectTool
{
    private const string Id = "doc.write";

    /// <inheritdoc/>
    public ToolSpec Spec { get; } = Specs.Of(
        Id, "Writes an overview, a digest or a list of open marks of a granted folder into the attempt tree.",
        """
        {"type":"object","additionalProperties":false,
         "required":["kind","root","path"],
         "properties":{
          "kind":{"enum":["overview","digest","todos"]},
          "root":{"type":"string","maxLength":4096},
          "path":{"type":"string","maxLength":1024}}}
        """,
        "fs.write", EffectClass.A);

    /// <inheritdoc/>
    public ValueTask<ActionPlan> PlanAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new(work.RunAsync(token => Guarded.Plan(() => Plan(call, token)), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<ToolResult> ActAsync(EffectPermit permit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        return new(work.RunAsync(token => Guarded.Result(() => Act(permit, token)), cancellationToken));
    }

    private ActionPlan Plan(ToolCall call, CancellationToken cancellationToken)
    {
        var (kind, path, content, _) = Render(call, cancellationToken);
        return TreeWriter.Plan(call, path, content, $"write {(kind == "overview" ? "an" : "a")} {kind} page to");
    }

    private ToolResult Act(EffectPermit permit, CancellationToken cancellationToken)
    {
        var (kind, path, content, sources) = Render(permit.Call, cancellationToken);
        var size = Page.Count(content.Length, "byte", "bytes");
        return tree.Act(permit, path, content, $"Wrote the {kind} page {path}, {size}.") with { Sources = sources };
    }

    private (string Kind, string Path, byte[] Content, ImmutableArray<ToolSource> Sources) Render(
        ToolCall call, CancellationToken cancellationToken)
    {
        var args = new ArgReader(call.Args, Id);
        var kind = args.Text("kind", 16);
        var root = args.Text("root", 4096);
        var path = TreePath.Check(args.Text("path", 1024));
        args.End();
        if (kind is not ("overview" or "digest" or "todos"))
            throw args.Bad($"'kind' is '{kind}', not overview, digest or todos");
        var folder = ReadPlace.Resolve(call.Scope, root, stateFolder).Path;
        var facts = FolderFacts.Read(folder, path, limits, stateFolder, cancellationToken);
        return (kind, path, kind switch
        {
            "overview" => Overview.Render(facts),
            "digest" => FolderDigest.Render(facts),
            _ => TodoList.Render(facts),
        }, facts.Sources);
    }
}
