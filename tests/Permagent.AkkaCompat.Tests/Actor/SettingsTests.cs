using Permagent.Kernel.Actor;
using Permagent.Kernel.Actor.Setup;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Event;
using Permagent.Kernel.Util;

namespace Permagent.AkkaCompat.Tests.Actor;

public sealed class SettingsTests
{
    [Fact]
    public async Task A_text_or_a_configuration_or_nothing_starts_a_system()
    {
        using ActorSystem byText = ActorSystem.Create("one", "akka.loglevel = DEBUG\nakka.loggers = []");
        using ActorSystem byConfig = ActorSystem.Create("two", ConfigurationFactory.ParseString("akka.loggers = []"));
        using ActorSystem plain = ActorSystem.Create("three");

        Assert.Equal("DEBUG", byText.Settings.LogLevel);
        Assert.Equal("INFO", byConfig.Settings.Config.GetString("akka.loglevel"));
        Assert.Equal("three", plain.Name);
        Assert.Same(plain, plain.Settings.System);
        await Task.WhenAll(byText.Terminate(), byConfig.Terminate(), plain.Terminate());
    }

    [Fact]
    public async Task A_fallback_put_in_later_stands_behind_everything()
    {
        using ActorSystem system = ActorSystem.Create("late", "akka.loggers = []\nmine.a = 1");

        system.Settings.InjectTopLevelFallback("mine { a = 2, b = 2 }");

        Assert.Equal((1, 2), (system.Settings.Config.GetInt("mine.a"), system.Settings.Config.GetInt("mine.b")));
        await system.Terminate();
    }

    private sealed class TrackSetup(string name) : Setup
    {
        public string Name { get; } = name;
    }

    [Fact]
    public async Task Setups_reach_the_settings()
    {
        BootstrapSetup bootstrap = BootstrapSetup.Create()
            .WithConfig("akka.loggers = []\na = 1")
            .WithConfigFallback("a = 2\nb = 2")
            .WithActorRefProvider(ProviderSelection.Local.Instance);
        ActorSystemSetup setup = bootstrap.And(new TrackSetup("x")).And(new TrackSetup("y"));

        using ActorSystem system = ActorSystem.Create("setups", setup);

        Assert.Equal("y", system.Settings.Setup.Get<TrackSetup>().Value.Name);
        Assert.Equal((1, 2), (system.Settings.Config.GetInt("a"), system.Settings.Config.GetInt("b")));
        Assert.False(ActorSystemSetup.Empty.Get<TrackSetup>().HasValue);
        Assert.Equal("z", ActorSystemSetup.Create(new TrackSetup("q")).WithSetup(new TrackSetup("z"))
            .Get<TrackSetup>().Value.Name);
        await system.Terminate();
    }

    [Fact]
    public async Task One_bootstrap_alone_starts_a_system()
    {
        using ActorSystem system = ActorSystem.Create(
            "boot", BootstrapSetup.Create().WithConfig("akka.loggers = []\nq = 4"));

        Assert.Equal(4, system.Settings.Config.GetInt("q"));
        await system.Terminate();
    }

    public sealed class Counting : IExtension
    {
        public int Count { get; set; }
    }

    public sealed class CountingProvider : ExtensionIdProvider<Counting>
    {
        public override Counting CreateExtension(ExtendedActorSystem system) => new() { Count = 41 };
    }

    [Fact]
    public async Task Extensions_are_loaded_by_name()
    {
        using ActorSystem system = ActorSystem.Create("extended", """
            akka.loggers = []
            akka.extensions = ["Permagent.AkkaCompat.Tests.Actor.SettingsTests+CountingProvider"]
            """);

        Assert.True(system.HasExtension<Counting>());
        Assert.Equal(41, system.GetExtension<Counting>().Count);
        Assert.Same(system.GetExtension<Counting>(), new CountingProvider().Apply(system));
        await system.Terminate();
    }

    public sealed class StopsAll : SupervisorStrategyConfigurator
    {
        public override SupervisorStrategy Create() => new OneForOneStrategy(_ => Directive.Stop);
    }

    private sealed class Fragile : ReceiveActor
    {
        public Fragile() => Receive<string>(text => throw new InvalidOperationException(text));
    }

    [Theory]
    [InlineData("Akka.Actor.StoppingSupervisorStrategy, Akka")]
    [InlineData("Permagent.Kernel.Actor.StoppingSupervisorStrategy")]
    [InlineData("Permagent.AkkaCompat.Tests.Actor.SettingsTests+StopsAll, Permagent.AkkaCompat.Tests")]
    public async Task The_strategy_of_user_is_made_by_name(string type)
    {
        using ActorSystem system = ActorSystem.Create(
            "guarded", $"akka.loggers = []\nakka.actor.guardian-supervisor-strategy = \"{type}\"");
        IActorRef fragile = system.ActorOf<Fragile>();
        Task<bool> ended = fragile.WatchAsync();

        fragile.Tell("bang");

        Assert.True(await ended.WaitAsync(TimeSpan.FromSeconds(20)));
        await system.Terminate();
    }

    [Fact]
    public async Task Ask_without_a_time_takes_the_settings()
    {
        using ActorSystem system = ActorSystem.Create("asks", "akka.loggers = []\nakka.actor.ask-timeout = 20ms");

        await Assert.ThrowsAsync<AskTimeoutException>(() => system.ActorOf(Props.Empty).Ask<string>("x"));
        Assert.Equal(TimeSpan.FromMilliseconds(20), system.Settings.AskTimeout);
        await system.Terminate();
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("off", 0)]
    [InlineData("on", int.MaxValue)]
    public async Task Logged_dead_letters(string said, int most)
    {
        using ActorSystem system = ActorSystem.Create("dead", $"akka.loggers = []\nakka.log-dead-letters = {said}");
        Inbox inbox = Inbox.Create(system);
        system.EventStream.Subscribe(inbox.Receiver, typeof(Info));

        for (int i = 0; i < 12; i++)
        {
            system.DeadLetters.Tell(i);
        }

        int logged = 0;
        while (await inbox.ReceiveAsync(TimeSpan.FromMilliseconds(50)) is Info)
        {
            logged++;
        }

        Assert.Equal(most, system.Settings.LogDeadLetters);
        Assert.Equal(Math.Min(most, 12), logged);
        await system.Terminate();
    }

    [Fact]
    public void An_option_has_a_value_or_none()
    {
        Option<int> three = 3;

        Assert.Equal((true, 3), (three.HasValue, three.Value));
        Assert.Equal(6, three.Select(x => x * 2).Value);
        Assert.Equal(4, three.FlatSelect(x => Option<int>.Create(x + 1)).Value);
        Assert.False(Option<string>.None.HasValue);
        Assert.False(Option<string>.Create(null).HasValue);
        Assert.Equal("else", Option<string>.None.GetOrElse("else"));
        Assert.Equal(Option<int>.Create(3), three);
    }
}
