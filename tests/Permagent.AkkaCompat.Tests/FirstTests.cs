using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;

namespace Permagent.AkkaCompat.Tests;

public sealed class FirstTests
{
    [Fact]
    public async Task A_text_is_a_configuration()
    {
        using ActorSystem system = ActorSystem.Create("x", "akka.loglevel = DEBUG");

        Assert.Equal("DEBUG", system.Settings.Config.GetString("akka.loglevel"));

        system.Settings.InjectTopLevelFallback(ConfigurationFactory.ParseString("my.own = 3"));
        Assert.Equal(3, system.Settings.Config.GetInt("my.own"));
        await system.Terminate();
    }
}
