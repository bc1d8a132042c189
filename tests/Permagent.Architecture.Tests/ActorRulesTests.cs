using Permagent.Architecture.Tests.Rules;

namespace Permagent.Architecture.Tests;

public sealed class ActorRulesTests
{
    private static IEnumerable<SourceFile> Actors =>
        Repository.Product.Where(file => file.Path.StartsWith("actors/Permagent.Actors/", StringComparison.Ordinal));

    [Fact]
    public void Actors_keep_to_their_mailbox() =>
        Verdict.None(Actors.Where(ActorRules.IsActorFile).SelectMany(ActorRules.InActors));

    [Fact]
    public void State_is_pure() => Verdict.None(Actors
        .Where(file => file.Name.EndsWith("State.cs", StringComparison.Ordinal)).SelectMany(ActorRules.InState));

    [Fact]
    public void The_orchestrator_has_no_effect() => Verdict.None(Actors
        .Where(file => file.Path.Contains("/Orchestration/", StringComparison.Ordinal))
        .SelectMany(ActorRules.InOrchestrator));

    [Fact]
    public void Every_message_has_a_handler() => Verdict.None(ActorRules.Unhandled([.. Repository.Product]));

    [Fact]
    public void Events_of_a_goal_are_made_in_its_folder() =>
        Verdict.None(ActorRules.GoalEvents([.. Repository.Product]));

    [Theory]
    [InlineData("var x = gate.Ask<int>(1);", "no Ask")]
    [InlineData("await t.ConfigureAwait(false);", "ConfigureAwait")]
    [InlineData("t.ContinueWith(_ => 1);", "ContinueWith")]
    [InlineData("Task.Run(() => 1);", "Task.Run")]
    [InlineData("var x = t.Result;", "Result")]
    [InlineData("using Permagent.Kernel.Actor;", "engine")]
    [InlineData("class A { void M() { Props.Create(() => new A()); } }", "PropsFor")]
    public void A_bad_actor_is_reported(string code, string part) =>
        Verdict.Reports(ActorRules.InActors(new("actors/Permagent.Actors/X/XActor.cs", code)), part);

    [Fact]
    public void A_state_that_reads_the_clock_is_reported() =>
        Verdict.Reports(ActorRules.InState(new("a/XState.cs", "class X(TimeProvider clock) {}")), "TimeProvider");

    [Fact]
    public void An_orchestrator_with_a_hand_on_files_is_reported() => Verdict.Reports(
        ActorRules.InOrchestrator(new("a/Orchestration/X.cs", "class X { void M() => File.Delete(\"x\"); }")), "File");

    [Fact]
    public void A_message_without_handler_is_reported() => Verdict.Reports(
        ActorRules.Unhandled([new("actors/Permagent.Protocol/X.cs", "public sealed record Go : XMessage;")]), "Go");

    [Fact]
    public void An_event_made_elsewhere_is_reported() => Verdict.Reports(
        ActorRules.GoalEvents(
        [
            new("actors/Permagent.Actors/Goals/E.cs", "record Opened : GoalEvent;"),
            new("actors/Permagent.Actors/Gate/G.cs", "class G { object M() => new Opened(); }"),
        ]),
        "Opened");
}
