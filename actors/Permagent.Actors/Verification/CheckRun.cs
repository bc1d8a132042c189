using System.Text.Json;
using Permagent.Actors.Checks;
using Permagent.Actors.Planning;
using Permagent.Actors.Workspaces;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Verification;

/// <summary>Runs frozen checks on trees. Blocking; any thread.</summary>
internal sealed class CheckRun(
    IWorkspaces trees, ImmutableArray<ICheckRunner> runners, TimeProvider clock, VerifierOptions options)
{
    private const string NotRun = "not_run";

    /// <summary>Checks a frozen attempt tree, and the tree that it came from.</summary>
    public Verified Run(VerifyTree ask, CancellationToken cancellationToken)
    {
        var after = trees.Checkout(ask.Attempt, ask.After);
        var tree = new CheckTree(after.Path, after.Hash, ask.Changed, ask.Claims, ask.Sources);
        if (ask.Before.Length == 0)
        {
            ImmutableArray<CheckResult> alone = [.. ask.Checks
                .Select(check => One(check, NotRun, tree, cancellationToken))];
            return new(ask.Attempt, ask.After, Verdicts.WithoutBaseline(alone), alone);
        }

        var baseline = Baseline(ask);
        ImmutableArray<CheckResult> results = [.. ask.Checks.Select(check => One(
            check, baseline is null ? NotRun
                : Outcome(check, baseline, cancellationToken).Result, tree, cancellationToken))];
        return new(ask.Attempt, ask.After, Verdicts.Of(ask.Checks, results), results);
    }

    /// <summary>Checks files where they landed. That none of them was there before was seen when the landing was
    /// planned.</summary>
    public Verified Run(VerifyLanded ask, CancellationToken cancellationToken)
    {
        var tree = new CheckTree(ask.Folder, ask.Tree, ask.Names, ask.Names, []);
        ImmutableArray<CheckResult> results = [.. ask.Checks
            .Select(check => One(check, "fail", tree, cancellationToken))];
        return new(ask.Attempt, ask.Tree, Verdicts.Of(ask.Checks, results), results);
    }

    /// <summary>What is said when the trees themselves could not be had: nothing passes.</summary>
    public Verified Broken(VerifierMessage ask, string words) => ask switch
    {
        VerifyTree verify => new(verify.Attempt, verify.After, Verdict.Uncertain, [.. verify.Checks.Select(
            check => Result(check, NotRun, new("error", words), 0))]),
        VerifyLanded landed => new(landed.Attempt, landed.Tree, Verdict.Uncertain, [.. landed.Checks.Select(
            check => Result(check, NotRun, new("error", words), 0))]),
        _ => throw new ArgumentOutOfRangeException(nameof(ask), ask.GetType().Name, "No such request."),
    };

    /// <summary>The baseline is the integration tree, as long as it has not moved on; else the baseline is unknown and
    /// nothing can stand.</summary>
    private CheckTree? Baseline(VerifyTree ask)
    {
        var integration = trees.Integration(ask.Attempt.Task.Goal);
        return integration.Hash == ask.Before
            ? new(integration.Path, integration.Hash, [], ask.Claims, ask.Sources)
            : null;
    }

    private CheckResult One(FrozenCheck check, string before, CheckTree tree, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var outcome = Outcome(check, tree, cancellationToken);
        return Result(check, before, outcome, (long)clock.GetElapsedTime(began).TotalMilliseconds);
    }

    private CheckResult Result(FrozenCheck check, string before, CheckOutcome outcome, long ms) => new(
        check.Id, check.Kind, check.SpecHash, before, outcome.Result, Verdicts.Stands(check, before, outcome.Result),
        outcome.Output.Length <= options.OutputCharsMax ? outcome.Output
            : outcome.Output[..options.OutputCharsMax], ms);

    private CheckOutcome Outcome(FrozenCheck check, CheckTree tree, CancellationToken cancellationToken)
    {
        if (runners.FirstOrDefault(runner => runner.Kind == check.Kind) is not { } runner)
            return new("error", $"Nothing here runs checks of kind {check.Kind}.");
        try
        {
            var outcome = runner.Run(CheckCompiler.Compile(check), tree, cancellationToken);
            return outcome.Result is "pass" or "fail" ? outcome : outcome with { Result = "error" };
        }
        catch (JsonException broken)
        {
            return new("error", $"The frozen parameters cannot be read: {broken.Message}");
        }
    }
}
