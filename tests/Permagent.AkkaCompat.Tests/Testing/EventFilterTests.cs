using System.Text.RegularExpressions;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;
using Permagent.Testing;
using Permagent.Testing.TestActors;
using Xunit.Sdk;

namespace Permagent.AkkaCompat.Tests.Testing;

public sealed class EventFilterTests() : TestKit("akka.loglevel = DEBUG, akka.test.filter-leeway = 2s")
{
    [Fact]
    public void Log_events_are_expected_by_level_text_and_pattern()
    {
        EventFilter.Info("exactly").ExpectOne(() => Sys.Log.Info("exactly"));
        EventFilter.Warning(start: "be").ExpectOne(() => Sys.Log.Warning("begins"));
        EventFilter.Debug(contains: "art").ExpectOne(() => Sys.Log.Debug("a part of it"));
        EventFilter.Error(new Regex("^[0-9]+$")).Expect(2, () =>
        {
            Sys.Log.Error("12");
            Sys.Log.Error("34");
            Sys.Log.Error("five");
        });
    }

    [Fact]
    public void Too_few_and_too_many_events_fail()
    {
        Assert.ThrowsAny<XunitException>(() => EventFilter.Info("a").ExpectOne(() => Sys.Log.Info("b")));
        Assert.ThrowsAny<XunitException>(() => EventFilter.Info("a").ExpectOne(() =>
        {
            Sys.Log.Info("a");
            Sys.Log.Info("a");
        }));
        Assert.ThrowsAny<XunitException>(() => EventFilter.Info("a").Expect(0, () => Sys.Log.Info("a")));
    }

    [Fact]
    public async Task A_failing_actor_is_seen_by_its_exception()
    {
        IActorRef actor = ActorOf(dsl => dsl.ReceiveAny((_, _) => throw new FormatException("odd")));

        EventFilter.Exception<FormatException>("odd").ExpectOne(() => actor.Tell(1));
        await EventFilter.Exception<Exception>(source: actor.Path.ToString()).ExpectOneAsync(() => actor.Tell(2));
    }

    [Fact]
    public void Dead_letters_and_unhandled_messages_are_seen()
    {
        IActorRef actor = ActorOf(dsl => dsl.Receive<string>((_, _) => { }));
        EventFilter.Warning(contains: "Unhandled message").ExpectOne(() => actor.Tell(5));
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);

        EventFilter.DeadLetter<string>(text => text == "lost").ExpectOne(() => actor.Tell("lost"));
        EventFilter.DeadLetter().And.Info("x").Expect(2, () =>
        {
            actor.Tell(1);
            Sys.Log.Info("x");
        });
    }

    [Fact]
    public void A_custom_filter_and_a_value_pass_through()
    {
        int result = EventFilter.Custom<Info>(info => info.Message.ToString() == "seven").ExpectOne(() =>
        {
            Sys.Log.Info("seven");
            return 7;
        });

        Assert.Equal(7, result);
    }

    [Fact]
    public void The_hole_is_quiet()
    {
        IActorRef hole = ActorOf(BlackHoleActor.Props);

        EventFilter.Warning(contains: "Unhandled").Expect(0, () => hole.Tell("anything"));
    }
}
