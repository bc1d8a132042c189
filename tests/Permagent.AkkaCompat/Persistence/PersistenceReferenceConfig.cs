using Permagent.Kernel.Configuration;

namespace Permagent.Kernel.Persistence;

/// <summary>The settings of persistence that hold when nothing is said.</summary>
internal static class PersistenceReferenceConfig
{
    private const string Text = """
        akka.persistence {
          max-concurrent-recoveries = 50
          publish-plugin-commands = off
          internal-stash-overflow-strategy = "Akka.Persistence.ThrowExceptionConfigurator"
          journal {
            plugin = "akka.persistence.journal.inmem"
            auto-start-journals = []
            inmem { class = "Akka.Persistence.Journal.MemoryJournal, Akka.Persistence" }
          }
          snapshot-store {
            plugin = "akka.persistence.snapshot-store.local"
            auto-start-snapshot-stores = []
            local {
              class = "Akka.Persistence.Snapshot.LocalSnapshotStore, Akka.Persistence"
              dir = "snapshots"
              max-load-attempts = 3
            }
            inmem { class = "Akka.Persistence.Snapshot.MemorySnapshotStore, Akka.Persistence" }
            none { class = "Akka.Persistence.Snapshot.NoSnapshotStore, Akka.Persistence" }
          }
          journal-plugin-fallback {
            class = ""
            max-message-batch-size = 200
            recovery-event-timeout = 30s
            circuit-breaker { max-failures = 10, call-timeout = 10s, reset-timeout = 30s }
            replay-filter { mode = repair-by-discard-old, window-size = 100, max-old-writers = 10, debug = off }
            event-adapters {}
            event-adapter-bindings {}
          }
          snapshot-store-plugin-fallback {
            class = ""
            circuit-breaker { max-failures = 5, call-timeout = 20s, reset-timeout = 60s }
          }
          at-least-once-delivery {
            redeliver-interval = 5s
            redelivery-burst-limit = 10000
            warn-after-number-of-unconfirmed-attempts = 5
            max-unconfirmed-messages = 100000
          }
          fsm { snapshot-after = off }
        }
        """;

    private static readonly Lazy<Config> s_value = new(() => ConfigurationFactory.ParseString(Text));

    internal static Config Value => s_value.Value;
}
