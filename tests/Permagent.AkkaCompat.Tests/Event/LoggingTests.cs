using System.Collections.Concurrent;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Actor.Setup;
using Permagent.Kernel.Event;

namespace Permagent.AkkaCompat.Tests.Event;

public sealed class LoggingTests
{
    private static readonly ConcurrentQueue<string> s_lines = new();

    /// <summary>A logger as the documentation writes one; found by its name in the settings.</summary>
    public sealed class ListLogger : ReceiveActor
    {
        public ListLogger()
        {
            Receive<Debug>(one => s_lines.Enqueue(one.ToString()));
            Receive<Info>(one => s_lines.Enqueue(one.ToString()));
            Receive<Warning>(one => s_lines.Enqueue(one.ToString()));
            Receive<Error>(one => s_lines.Enqueue(one.ToString()));
            Receive<InitializeLogger>(start =>
            {
                Assert.NotNull(start.LoggingBus);
                Sender.Tell(new LoggerInitialized());
            });
        }
    }

    [Fact]
    public async Task A_logger_is_made_by_its_name_and_gets_its_level_and_above()
    {
        s_lines.Clear();
        using ActorSystem system = ActorSystem.Create("logs", """
            akka.loglevel = WARNING
            akka.loggers = ["Permagent.AkkaCompat.Tests.Event.LoggingTests+ListLogger, Permagent.AkkaCompat.Tests"]
            """);

        ILoggingAdapter log = Logging.GetLogger(system, "me");
        Assert.False(log.IsInfoEnabled);
        log.Info("quiet {0}", 1);
        log.Warning("loud {0} {1}", 1, "two");
        log.Error(new InvalidOperationException("cause"), "broken");
        Assert.True(SpinWait.SpinUntil(() => s_lines.Count >= 2, TimeSpan.FromSeconds(20)));
        await system.Terminate();

        Assert.Equal(2, s_lines.Count);
        Assert.Contains("loud 1 two", s_lines.First());
        Assert.Contains("cause", s_lines.Last());
    }

    [Theory]
    [InlineData("akka.loggers = [\"No.Such.Logger\"]", "No.Such.Logger")]
    [InlineData("akka.loggers = [\"System.String\"]", "System.String")]
    [InlineData("akka.loglevel = LOUD", "LOUD")]
    public void A_wrong_setting_is_named(string config, string what) => Assert.Contains(
        what,
        Assert.Throws<Permagent.Kernel.Configuration.ConfigurationException>(
            () => ActorSystem.Create("logs", config)).Message);

    [Fact]
    public void Filters_drop_by_source_and_text()
    {
        LogFilterSetup setup = new LogFilterBuilder()
            .ExcludeSourceStartingWith("akka://x/user/noisy")
            .ExcludeSourceEndingWith("/child")
            .ExcludeSourceContaining("secret")
            .ExcludeMessageContaining("heartbeat")
            .Build();
        LogFilterEvaluator evaluator = setup.CreateEvaluator();

        bool Keeps(string source, string text) =>
            evaluator.ShouldTryKeepMessage(new Info(source, typeof(string), text), out _);

        Assert.True(Keeps("akka://x/user/calm", "hello"));
        Assert.False(Keeps("akka://x/user/noisy/1", "hello"));
        Assert.False(Keeps("akka://x/user/a/child", "hello"));
        Assert.False(Keeps("akka://x/user/secret/1", "hello"));
        Assert.False(Keeps("akka://x/user/calm", "a Heartbeat"));
        Info info = new("s", typeof(string), "t");
        Assert.True(LogFilterEvaluator.NoFilters.ShouldTryKeepMessage(info, out string text));
        Assert.Equal("t", text);
    }

    [Fact]
    public async Task The_filters_of_a_setup_are_the_systems()
    {
        LogFilterSetup filters = new LogFilterBuilder().ExcludeMessageContaining("x").Build();
        using ActorSystem system = ActorSystem.Create(
            "logs", ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig("akka.loggers = []"), filters));

        Assert.False(system.Settings.LogFilter.ShouldTryKeepMessage(new Debug("s", typeof(int), "xyz"), out _));
        await system.Terminate();
    }

    [Fact]
    public void Sources_of_logs()
    {
        Assert.Equal(("text", typeof(string)), (LogSource.Create("text").Source, LogSource.Create("text").Type));
        Assert.Equal(typeof(LoggingTests).FullName, LogSource.Create(this).Source);
        Assert.Equal(typeof(int), LogSource.Create(typeof(int)).Type);
    }

    private sealed class UpperFormatter : ILogMessageFormatter
    {
        public string Format(string format, params object[] args) => string.Format(format, args).ToUpperInvariant();

        public string Format(string format, IEnumerable<object> args) => Format(format, args.ToArray());
    }

    [Fact]
    public void A_message_keeps_format_and_arguments_apart()
    {
        DefaultLogMessage message = new(new UpperFormatter(), "a {0}", "b");

        Assert.Equal("a {0}", message.Format);
        Assert.Equal("A B", message.ToString());
        Assert.Contains("[b]", message.Unformatted());
        Assert.Equal("a b", new DefaultLogMessage(DefaultLogMessageFormatter.Instance, "a {0}", "b").ToString());
    }

    private sealed class Printer : DefaultLogger
    {
        protected override void Print(LogEvent logEvent) => s_lines.Enqueue("printed " + logEvent.Message);
    }

    [Fact]
    public async Task A_default_logger_may_print_elsewhere()
    {
        s_lines.Clear();
        using ActorSystem system = ActorSystem.Create("logs", "akka.loggers = []");
        IActorRef printer = system.ActorOf(Props.Create<Printer>());

        LoggerInitialized answer = await printer.Ask<LoggerInitialized>(
            new InitializeLogger(system.EventStream), TimeSpan.FromSeconds(20));
        printer.Tell(new Info("s", typeof(int), "line"));
        Assert.True(SpinWait.SpinUntil(() => !s_lines.IsEmpty, TimeSpan.FromSeconds(20)));
        await system.Terminate();

        Assert.NotNull(answer);
        Assert.Contains("printed line", s_lines);
    }
}
