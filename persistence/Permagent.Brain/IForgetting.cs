using Permagent.Brain.Facts;
using Permagent.Brain.Forgetting;

namespace Permagent.Brain;

/// <summary>Forgetting in two steps: a plan that shows what goes, then the 30-day bin. What is in the bin is out
/// of every
/// channel at once, and can be restored exactly.</summary>
public interface IForgetting
{
    /// <summary>Lists what would go. Nothing is changed.</summary>
    ValueTask<ForgetPlan> PlanAsync(ForgetSelector selector, CancellationToken cancellationToken);

    /// <summary>Moves what the plan lists to the bin. Refused if the content changed since the plan was made.</summary>
    ValueTask<ChangeResult> BinAsync(ForgetPlan plan, string actor, CancellationToken cancellationToken);

    /// <summary>Brings back what one bin change moved.</summary>
    ValueTask<ChangeResult> RestoreAsync(ChangeId bin, string actor, CancellationToken cancellationToken);

    /// <summary>What lies in the bin, newest first.</summary>
    ValueTask<ImmutableArray<BinEntry>> BinnedAsync(CancellationToken cancellationToken);
}
