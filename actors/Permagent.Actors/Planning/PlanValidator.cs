using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Permagent.Protocol.Planning;

namespace Permagent.Actors.Planning;

/// <summary>Judges a plan by code before anything is done for it (orchestration.md section 5). All faults are told at
/// once. Rules about money, models, questions and replans come with the planners that need them.</summary>
internal sealed class PlanValidator(ToolTiers tools, IEnumerable<string> kinds, PlanningOptions options)
{
    private readonly ImmutableSortedSet<string> _kinds = kinds.ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>Faults, what cannot be checked, and the tier.</summary>
    public PlanJudgement Judge(Plan plan)
    {
        var faults = ImmutableArray.CreateBuilder<PlanFault>();
        JudgeShape(plan, faults);
        foreach (var task in plan.Tasks) JudgeTask(plan, task, faults);
        PlanGraph.Judge(plan, options.DepthMax, faults);
        if (faults.Count > 0) return new(faults.ToImmutable(), [], 0, "");

        var tier = plan.Tasks.Max(TierOf);
        return new([], Uncheckable(plan), tier, DigestOf(plan));
    }

    /// <summary>Hex SHA-256 of a plan as it is written.</summary>
    public static string DigestOf(Plan plan) => Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(plan, PlanJson.Default.Plan)));

    /// <summary>V4: the tools decide, the plan's own word may only raise it.</summary>
    private int TierOf(PlanTask task) =>
        Math.Max(task.Tier, task.Tools.Select(tool => tools.Of(tool) ?? 3).DefaultIfEmpty(0).Max());

    private static ImmutableArray<int> Uncheckable(Plan plan) =>
        [.. Enumerable.Range(0, plan.DoneWhen.Length)
            .Where(criterion => !plan.Tasks.Any(task => Proves(task, criterion)))];

    private static bool Proves(PlanTask task, int criterion) =>
        task.Covers.Contains(criterion) && CheckCompiler.Freeze(task).Any(check =>
            !check.Guard && check.Lint.Length == 0 && check.Proves.Contains(criterion));

    private void JudgeShape(Plan plan, ImmutableArray<PlanFault>.Builder faults)
    {
        if (plan.Tasks.IsEmpty || plan.Tasks.Length > options.TasksMax)
            faults.Add(new("", "V9", "task-count",
                $"a plan has 1 to {options.TasksMax} tasks, not {plan.Tasks.Length}"));
        if (plan.DoneWhen.IsEmpty || plan.DoneWhen.Length > options.CriteriaMax)
            faults.Add(new("", "V2", "criteria-count", $"a plan has 1 to {options.CriteriaMax} criteria"));
        if (plan.DoneWhen.Any(text => text.Length == 0 || text.Length > options.CriterionCharsMax))
            faults.Add(new("", "V2", "criterion-length",
                $"a criterion has 1 to {options.CriterionCharsMax} characters"));
        if (plan.Land.Length > options.LandFilesMax || plan.Land.Any(path => !IsFileName(path)))
            faults.Add(new("", "V5", "bad-path", $"files to land are at most {options.LandFilesMax} plain file names"));
        if (plan.Land.Distinct(StringComparer.OrdinalIgnoreCase).Count() != plan.Land.Length)
            faults.Add(new("", "V5", "same-name", "two files to land have one name"));
        foreach (var path in plan.Land.Where(path => !plan.Tasks.Any(task => task.Writes.Contains(path))))
            faults.Add(new("", "V5", "not-written", $"\"{path}\" is to land, but no task says that it writes it"));
    }

    private void JudgeTask(Plan plan, PlanTask task, ImmutableArray<PlanFault>.Builder faults)
    {
        void Fault(string rule, string reason, string words) => faults.Add(new(task.Id, rule, reason, words));

        if (!IsTaskId(task.Id)) Fault("V1", "bad-id", "a task id is t and one or two digits");
        if (!_kinds.Contains(task.Kind)) Fault("V3", "no-such-kind", $"there is no specialist \"{task.Kind}\" yet");
        if (task.Tier is < 0 or > 3) Fault("V4", "bad-tier", "the tier of a task is 0 to 3");
        if (task.Model != "none") Fault("V7", "no-model", "the task needs a model, and none is set up");
        foreach (var tool in task.Tools.Where(tool => tools.Of(tool) is null))
            Fault("V3", "no-such-tool", $"there is no tool \"{tool}\"");
        foreach (var path in task.Reads.Concat(task.Writes).Where(path => !IsInside(path)))
            Fault("V5", "bad-path", $"\"{path}\" is not a relative path inside the folder");
        if (task.Reads.Length > options.GlobsMax || task.Writes.Length > options.GlobsMax)
            Fault("V5", "too-many-globs", $"a task reads and writes at most {options.GlobsMax} globs each");
        if (task.Covers.Any(index => index < 0 || index >= plan.DoneWhen.Length))
            Fault("V2", "no-such-criterion", "the task covers a criterion that is not there");
        JudgeChecks(task, Fault);
        JudgeSteps(task, Fault);
    }

    private void JudgeChecks(PlanTask task, Action<string, string, string> fault)
    {
        if (task.Checks.IsEmpty || task.Checks.Length >= options.ChecksMax)
            fault("V10", "check-count", $"a task has 1 to {options.ChecksMax - 1} checks of its own");
        foreach (var check in task.Checks)
        {
            if (CheckKinds.FaultOf(check, options) is { } bad) fault("V2", bad.Reason, bad.Words);
            if (check.Proves.Any(index => !task.Covers.Contains(index)))
                fault("V2", "proves-other", $"a {check.Kind} check proves a criterion that its task does not cover");
        }
    }

    private void JudgeSteps(PlanTask task, Action<string, string, string> fault)
    {
        var most = options.StepsFor(task.Size);
        if (most == 0) fault("V9", "bad-size", "the size of a task is s, m or l");
        else if (task.Steps.IsEmpty || task.Steps.Length > most)
            fault("V9", "step-count", $"a task of size {task.Size} has 1 to {most} steps, not {task.Steps.Length}");
        foreach (var step in task.Steps.Where(step => !task.Tools.Contains(step.Tool)))
            fault("V3", "tool-not-granted", $"a step calls \"{step.Tool}\", which the task does not name");
        if (task.Steps.Any(step => Encoding.UTF8.GetByteCount(step.Args) > options.SpecBytesMax))
            fault("V9", "too-long", $"the arguments of a step are longer than {options.SpecBytesMax} bytes");
    }

    private bool IsInside(string path) => RelativePaths.IsInside(path, options.PathCharsMax);

    private bool IsFileName(string path) => RelativePaths.IsFileName(path, options.PathCharsMax);

    private static bool IsTaskId(string id) =>
        id.Length is 2 or 3 && id[0] == 't' && id.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
