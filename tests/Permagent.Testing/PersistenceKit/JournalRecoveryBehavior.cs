#nullable disable
namespace Permagent.Testing.PersistenceKit;

/// <summary>What a test journal does with events it is to give back.</summary>
public class JournalRecoveryBehavior : JournalBehavior
{
    internal JournalRecoveryBehavior(Action<IJournalInterceptor> set)
        : base(set)
    {
    }
}
