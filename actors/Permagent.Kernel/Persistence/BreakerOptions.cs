using Permagent.Kernel.Actor;
using Permagent.Kernel.Pattern;

namespace Permagent.Kernel.Persistence;

/// <summary>When a store that fails is left alone for a time.</summary>
/// <param name="Failures">Failures in a row after which it is not called.</param>
/// <param name="CallTimeout">A call that takes longer counts as failed.</param>
/// <param name="ResetTimeout">Time until one call is tried again.</param>
public sealed record BreakerOptions(int Failures, TimeSpan CallTimeout, TimeSpan ResetTimeout)
{
    internal CircuitBreaker Make(IScheduler scheduler) => new(scheduler, Failures, CallTimeout, ResetTimeout);
}
