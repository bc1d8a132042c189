#nullable disable
using Permagent.Kernel.Persistence;

namespace Permagent.Testing.PersistenceKit;

/// <summary>What a test journal does with events it is to store.</summary>
public class JournalWriteBehavior : JournalBehavior
{
    internal JournalWriteBehavior(Action<IJournalInterceptor> set)
        : base(set)
    {
    }

    /// <summary>Every event is refused.</summary>
    public Task Reject() => RejectIf(_ => true);

    /// <summary>Every event is refused after a time.</summary>
    public Task RejectWithDelay(TimeSpan delay) => Delayed(delay, JournalInterceptor.Refusing(Always(_ => true)));

    /// <summary>Events that fit are refused.</summary>
    public Task RejectIf(Func<IPersistentRepresentation, bool> predicate) => RejectIf(Always(predicate));

    /// <summary>Events that fit are refused.</summary>
    public Task RejectIf(Func<IPersistentRepresentation, Task<bool>> predicate) =>
        SetInterceptorAsync(JournalInterceptor.Refusing(predicate));

    /// <summary>Events that fit are refused after a time.</summary>
    public Task RejectIfWithDelay(TimeSpan delay, Func<IPersistentRepresentation, bool> predicate) =>
        Delayed(delay, JournalInterceptor.Refusing(Always(predicate)));

    /// <summary>Events that do not fit are refused.</summary>
    public Task RejectUnless(Func<IPersistentRepresentation, bool> predicate) => RejectIf(Not(predicate));

    /// <summary>Events of exactly this type are refused.</summary>
    public Task RejectOnType<TMessage>() => RejectIf(Is(typeof(TMessage)));

    /// <summary>Events of exactly one of these types are refused.</summary>
    public Task RejectOnType(params Type[] messageTypes) => RejectIf(Is(messageTypes));

    /// <summary>Events of another type are refused.</summary>
    public Task RejectUnlessType<TMessage>() => RejectUnless(Is(typeof(TMessage)));

    /// <summary>Events of none of these types are refused.</summary>
    public Task RejectUnlessType(params Type[] messageTypes) => RejectUnless(Is(messageTypes));
}
