namespace Permagent.Kernel.Configuration;

/// <summary>The settings that hold when nothing is said.</summary>
internal static class ReferenceConfig
{
    private const string Text = """
        akka {
          loglevel = INFO
          stdout-loglevel = WARNING
          logger-startup-timeout = 5s
          loggers = ["Akka.Event.DefaultLogger"]
          log-dead-letters = 10
          log-dead-letters-during-shutdown = off
          log-dead-letters-suspend-duration = 5m
          extensions = []
          actor {
            provider = local
            ask-timeout = infinite
            creation-timeout = 20s
            guardian-supervisor-strategy = "Akka.Actor.DefaultSupervisorStrategy"
            serialize-messages = off
            serialize-creators = off
            default-dispatcher { type = Dispatcher, throughput = 30 }
            internal-dispatcher { type = Dispatcher, throughput = 30 }
            synchronized-dispatcher { type = SynchronizedDispatcher, throughput = 10 }
            task-dispatcher { type = TaskDispatcher, throughput = 30 }
            default-fork-join-dispatcher { type = ForkJoinDispatcher, throughput = 30 }
            default-mailbox { mailbox-type = "Akka.Dispatch.UnboundedMailbox", mailbox-capacity = 1000 }
            mailbox {
              unbounded-queue-based { mailbox-type = "Akka.Dispatch.UnboundedMailbox" }
              unbounded-deque-based { mailbox-type = "Akka.Dispatch.UnboundedDequeBasedMailbox" }
              bounded-queue-based { mailbox-type = "Akka.Dispatch.BoundedMailbox", mailbox-capacity = 1000 }
              bounded-deque-based { mailbox-type = "Akka.Dispatch.BoundedDequeBasedMailbox", mailbox-capacity = 1000 }
            }
            deployment {}
            inbox { inbox-size = 1000, default-timeout = 5s }
            debug {
              receive = off
              autoreceive = off
              lifecycle = off
              fsm = off
              event-stream = off
              unhandled = off
              router-misconfiguration = off
            }
          }
          scheduler { tick-duration = 10ms, shutdown-timeout = 5s }
          test {
            timefactor = 1.0
            filter-leeway = 3s
            single-expect-default = 3s
            expect-no-message-default = 3s
            default-timeout = 5s
            calling-thread-dispatcher { type = "Akka.TestKit.CallingThreadDispatcherConfigurator" }
            test-actor.dispatcher { type = "Akka.TestKit.CallingThreadDispatcherConfigurator" }
          }
        }
        """;

    private static readonly Lazy<Config> s_value = new(() =>
        ConfigurationFactory.ParseString(Text).WithFallback(Persistence.PersistenceReferenceConfig.Value));

    internal static Config Value => s_value.Value;
}
