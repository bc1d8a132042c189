using System.Text;
using Permagent.Actors.Gate;
using Permagent.Actors.Ports;
using Permagent.Actors.Tools;
using Permagent.Tools.Args;
using Permagent.Tools.Files;

namespace Permagent.Tools.Effects;

/// <summary>Writes text to one file of the attempt tree.</summary>
internal sealed class FsWriteTool(TreeWriter tree, IWorkRunner work) : IEffectTool
{
    private const string Id = "fs.write";

    // Longest content, in characters: 1 Mi. A document, not a data set.
    private const int ContentCharsMax = 1 << 20;

    /// <inheritdoc/>
    public ToolSpec Spec { get; } = Specs.Of(
        Id, "Writes a text file in the attempt tree, new or whole anew.",
        """
        {"type":"object","additionalProperties":false,
         "required":["path","content"],
         "properties":{
          "path":{"type":"string","maxLength":1024},
          "content":{"type":"string","maxLength":1048576},
          "expected_sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"}}}
        """,
        "fs.write", EffectClass.A);

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

    private static ActionPlan Plan(ToolCall call)
    {
        var (path, content, expected) = Read(call);
        var plan = TreeWriter.Plan(call, path, content, "write");
        var target = plan.Targets[0];
        if (expected is not null && target.Before != expected && target.Before != target.After)
        {
            throw new ToolRefusedException(
                "changed", $"{path} {(target.Before.Length == 0 ? "does not exist" : $"has hash {target.Before}")}, "
                + $"expected was {expected}. Read it again and write what you then want.");
        }

        return plan;
    }

    private ToolResult Act(EffectPermit permit)
    {
        var (path, content, _) = Read(permit.Call);
        return tree.Act(permit, path, content, $"Wrote {path}.");
    }

    private static (string Path, byte[] Content, string? Expected) Read(ToolCall call)
    {
        var args = new ArgReader(call.Args, Id);
        var path = args.Text("path", 1024);
        var content = Encoding.UTF8.GetBytes(args.Text("content", ContentCharsMax));
        var expected = args.OptionalText("expected_sha256", 64);
        args.End();
        if (expected is not null && !Permagent.Verify.Formats.Digest.TryParse(expected, out _))
            throw args.Bad("'expected_sha256' is no hash of 64 lower-case hex digits");
        return (path, content, expected);
    }
}
