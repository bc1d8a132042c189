using Permagent.Kernel.Actor;
using Permagent.Kernel.Pattern;

namespace Permagent.Kernel.Persistence;

/// <summary>When a failing store is left alone for a while: its calls fail at once, and it is not made to try.</summary>
/// <param name="Failures">Failures in a row that open the breaker; at least 1.</param>
/// <param name="CallTimeout">A call that takes longer counts as failed.</param>
/// <param name="ResetTimeout">Time until one call is tried again.</param>
public sealed record StoreBreaker(int Failures, TimeSpan CallTimeout, TimeSpan ResetTimeout)
{
    internal CircuitBreaker On(IScheduler scheduler) => new(scheduler, Failures, CallTimeout, ResetTimeout);
}
