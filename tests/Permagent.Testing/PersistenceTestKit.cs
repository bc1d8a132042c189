#nullable disable
using Permagent.Kernel.Actor.Setup;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Testing.PersistenceKit;
using Xunit.Abstractions;

namespace Permagent.Testing;

/// <summary>Base of tests of persistent actors: their journal and snapshot store fail, refuse and wait as
/// told.</summary>
public class PersistenceTestKit : TestKit
{
    private readonly TestPersistence _stores;

    /// <summary>A test with setups.</summary>
    public PersistenceTestKit(ActorSystemSetup setup, string actorSystemName = null, ITestOutputHelper output = null)
        : base(WithStores(setup), actorSystemName, output) => _stores = TestPersistence.Of(Sys);

    /// <summary>A test with settings.</summary>
    public PersistenceTestKit(Config config, string actorSystemName = null, ITestOutputHelper output = null)
        : base(Stores.SafeWithFallback(config), actorSystemName, output) => _stores = TestPersistence.Of(Sys);

    /// <summary>A test.</summary>
    public PersistenceTestKit(string actorSystemName = null, ITestOutputHelper output = null)
        : this(Config.Empty, actorSystemName, output)
    {
    }

    private static Config Stores { get; } = ConfigurationFactory.ParseString($$"""
        akka.persistence {
          journal {
            plugin = "akka.persistence.journal.test"
            test.class = "{{typeof(TestJournal).FullName}}"
          }
          snapshot-store {
            plugin = "akka.persistence.snapshot-store.test"
            test.class = "{{typeof(TestSnapshotStore).FullName}}"
          }
        }
        """);

    /// <summary>Runs something while the journal treats writes in a way; afterwards they pass again.</summary>
    public Task WithJournalWrite(Func<JournalWriteBehavior, Task> behaviorSelector, Func<Task> execution) =>
        WithAsync(behaviorSelector, _stores.OnWrite, execution, _stores.OnWrite.Pass);

    /// <summary>Runs something while the journal treats writes in a way; afterwards they pass again.</summary>
    public Task WithJournalWrite(Func<JournalWriteBehavior, Task> behaviorSelector, Action execution) =>
        WithJournalWrite(behaviorSelector, Ended(execution));

    /// <summary>Runs something while the journal treats replays in a way; afterwards they pass again.</summary>
    public Task WithJournalRecovery(Func<JournalRecoveryBehavior, Task> behaviorSelector, Func<Task> execution) =>
        WithAsync(behaviorSelector, _stores.OnRecovery, execution, _stores.OnRecovery.Pass);

    /// <summary>Runs something while the journal treats replays in a way; afterwards they pass again.</summary>
    public Task WithJournalRecovery(Func<JournalRecoveryBehavior, Task> behaviorSelector, Action execution) =>
        WithJournalRecovery(behaviorSelector, Ended(execution));

    /// <summary>Runs something while the store treats saves in a way; afterwards they pass again.</summary>
    public Task WithSnapshotSave(Func<SnapshotStoreSaveBehavior, Task> behaviorSelector, Func<Task> execution) =>
        WithAsync(behaviorSelector, _stores.OnSave, execution, _stores.OnSave.Pass);

    /// <summary>Runs something while the store treats saves in a way; afterwards they pass again.</summary>
    public Task WithSnapshotSave(Func<SnapshotStoreSaveBehavior, Task> behaviorSelector, Action execution) =>
        WithSnapshotSave(behaviorSelector, Ended(execution));

    /// <summary>Runs something while the store treats loads in a way; afterwards they pass again.</summary>
    public Task WithSnapshotLoad(Func<SnapshotStoreLoadBehavior, Task> behaviorSelector, Func<Task> execution) =>
        WithAsync(behaviorSelector, _stores.OnLoad, execution, _stores.OnLoad.Pass);

    /// <summary>Runs something while the store treats loads in a way; afterwards they pass again.</summary>
    public Task WithSnapshotLoad(Func<SnapshotStoreLoadBehavior, Task> behaviorSelector, Action execution) =>
        WithSnapshotLoad(behaviorSelector, Ended(execution));

    /// <summary>Runs something while the store treats deletes in a way; afterwards they pass again.</summary>
    public Task WithSnapshotDelete(Func<SnapshotStoreDeleteBehavior, Task> behaviorSelector, Func<Task> execution) =>
        WithAsync(behaviorSelector, _stores.OnDelete, execution, _stores.OnDelete.Pass);

    /// <summary>Runs something while the store treats deletes in a way; afterwards they pass again.</summary>
    public Task WithSnapshotDelete(Func<SnapshotStoreDeleteBehavior, Task> behaviorSelector, Action execution) =>
        WithSnapshotDelete(behaviorSelector, Ended(execution));

    private static ActorSystemSetup WithStores(ActorSystemSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        BootstrapSetup bootstrap = setup.Get<BootstrapSetup>().GetOrElse(BootstrapSetup.Create());
        return setup.WithSetup(bootstrap.WithConfig(
            Stores.SafeWithFallback(bootstrap.Config.GetOrElse(Config.Empty))));
    }

    private static Func<Task> Ended(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };

    private static async Task WithAsync<TBehavior>(
        Func<TBehavior, Task> select, TBehavior behavior, Func<Task> execution, Func<Task> afterwards)
    {
        ArgumentNullException.ThrowIfNull(select);
        ArgumentNullException.ThrowIfNull(execution);
        await select(behavior);
        try
        {
            await execution();
        }
        finally
        {
            await afterwards();
        }
    }
}
