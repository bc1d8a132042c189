using Permagent.Actors.Checks;
using Permagent.Tools.Files;

namespace Permagent.Tools.Checks;

/// <summary>Kind <c>diff-scope</c>: every changed path is claimed by the task. Parameters: <c>allowed</c> and
/// <c>denied</c> globs besides; <c>min_files</c>, <c>max_files</c>.</summary>
internal sealed class DiffScopeCheck : ICheckRunner
{
    private const int FilesMax = 50_000; // Files that a bound may name: as many as a workspace may hold.

    /// <inheritdoc/>
    public string Kind => "diff-scope";

    /// <inheritdoc/>
    public CheckOutcome Run(CompiledCheck check, CheckTree tree, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return CheckWork.Run(Kind, check, args =>
        {
            var allowed = args.Texts("allowed", CheckWork.TextMax);
            var denied = args.Texts("denied", CheckWork.TextMax);
            var least = args.OptionalNumber("min_files", 0, FilesMax);
            var most = args.OptionalNumber("max_files", 0, FilesMax);
            args.End();
            var findings = new Findings();
            foreach (var path in tree.Changed)
            {
                if (!Globs.Any(tree.Claims, path)) findings.Fail($"{path} was changed, but the task did not claim it");
                if (!allowed.IsEmpty && !Globs.Any(allowed, path))
                    findings.Fail($"{path} is not among the allowed paths");
                if (Globs.Any(denied, path)) findings.Fail($"{path} is denied");
            }

            if (tree.Changed.Length < least)
                findings.Fail($"{tree.Changed.Length} changed, at least {least} were asked");
            if (tree.Changed.Length > most) findings.Fail($"{tree.Changed.Length} changed, at most {most} are allowed");
            findings.Saw($"{tree.Changed.Length} changed paths, claims: {string.Join(", ", tree.Claims)}");
            return findings;
        });
    }
}
