using System.Reflection;
using Permagent.Architecture.Tests.Rules;
using Permagent.Testing;

namespace Permagent.Architecture.Tests;

public sealed class OtherEngineTests
{
    private const string Actor = "actors/Permagent.Actors/Feed/FeedActor.cs";

    [Fact]
    public void The_actors_build_against_the_other_engine_and_use_nothing_that_is_the_kernels_own()
    {
        using var folder = new TempFolder();
        var engine = new OtherEngine(folder.Path);

        var prepared = engine.Prepare();
        var built = engine.BuildActors();
        engine.Prepend(Actor, "using Permagent.Kernel.Simulation;\n");
        var spoiled = engine.BuildActors();

        Assert.True(prepared.Count + built.Count == 0, string.Join('\n', prepared.Concat(built)));
        Assert.Contains(spoiled, error => error.Contains("FeedActor.cs(1", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_the_kernels_own_is_not_Akkas() => Assert.Equal(
        "using Akka.Actor; using NotAkka.Hosting;",
        OtherEngine.Renamed("using Permagent.Kernel.Actor; using Permagent.Kernel.Hosting;"));

    /// <summary>Every member here must stand in Akka.NET 1.5's documented API with the same parameters.</summary>
    [Fact]
    public void What_the_actors_use_of_the_engine_is_approved()
    {
        var used = EngineSurface.Of(Assembly.Load("Permagent.Actors")).Concat(
            EngineSurface.Of(Assembly.Load("Permagent.Protocol"))).Distinct().Order(StringComparer.Ordinal);

        Approved.Holds("engine.approved.txt", string.Join('\n', used) + "\n");
    }
}
