using Permagent.Actors.Tools;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;
using SignedTarget = Permagent.Verify.Statements.ActionTarget;

namespace Permagent.Actors.Gate.Calls;

/// <summary>Makes the digest that an approval signs from a call, its plan and the terms.</summary>
internal static class ActionDigests
{
    /// <summary>The digest.</summary>
    /// <param name="origin">Origin of the log.</param>
    /// <param name="policy">Hash of the rules in force.</param>
    /// <param name="work">The call and its tool.</param>
    /// <param name="plan">What it would do now.</param>
    /// <param name="terms">Tier, nonce, expiry and card.</param>
    public static Digest Of(string origin, Digest policy, CallWork work, ActionPlan plan, ActionTerms terms) =>
        ActionDigest.Of(new ActionFacts
        {
            Origin = origin,
            Task = work.NamesTask ? work.Call.Scope.Attempt.Task.ToString() : null,
            Attempt = work.NamesTask ? work.Call.Scope.Attempt.Number : null,
            Class = plan.Class,
            Tier = terms.Tier.ToString(),
            Tool = work.Spec.Id,
            ToolDefinition = Digest.Parse(work.Spec.DefinitionHash),
            ArgumentJson = CanonicalJson.Write(work.Call.Args), // One spelling: a stored call is spelt anew.
            WorkingFolder = work.Call.Scope.Tree.Length == 0 ? null : work.Call.Scope.Tree,
            Input = plan.BodyHash.Length == 0 ? null : Digest.Parse(plan.BodyHash),
            Targets = [.. plan.Targets.Select(Signed)],
            Labels = work.Call.Scope.Labels,
            Policy = policy,
            UndoKind = plan.UndoKind,
            Expires = terms.Expires,
            Nonce = terms.Nonce,
            Card = terms.Card,
        });

    /// <summary>True when what would be done now leaves the same things behind. The digest binds the state before and
    /// the bytes sent; this binds the state after.</summary>
    public static bool SameResult(ActionPlan first, ActionPlan now) =>
        first.Targets.Select(target => (target.Path, target.After))
            .SequenceEqual(now.Targets.Select(target => (target.Path, target.After)));

    /// <summary>The plan of a redo as if nothing had happened yet: a target that already holds the wanted result counts
    /// as unchanged.</summary>
    public static ActionPlan BeforeRedo(ActionPlan first, ActionPlan now)
    {
        var wanted = first.Targets.ToDictionary(target => target.Path, StringComparer.Ordinal);
        return now with
        {
            Targets = [.. now.Targets.Select(target =>
                wanted.TryGetValue(target.Path, out var old) && target.Before == old.After
                    ? target with { Before = old.Before }
                    : target)],
        };
    }

    private static SignedTarget Signed(Tools.ActionTarget target) =>
        new(target.Path, target.Before.Length == 0 ? default : Digest.Parse(target.Before));
}
