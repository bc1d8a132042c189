#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Tests.Actor;

public sealed class DeathWatchTests : TestSystem
{
    [Fact]
    public void S19_One_Terminated_however_often_watched()
    {
        IActorRef actor = Act(_ => { });
        Probe.Watch(actor);
        Probe.Watch(actor);

        System.Stop(actor);

        Assert.True(Probe.ExpectTerminated(actor).ExistenceConfirmed);
        Assert.Equal(actor, Probe.Sender);
        Probe.ExpectNoMsg();
    }

    [Fact]
    public void S19_A_ref_that_never_existed_is_answered_without_confirmation()
    {
        IActorRef nobody = new EmptyRef((ActorSystemImpl)System, ActorPath.Parse("akka://test/user/never"));

        Probe.Watch(nobody);

        Assert.False(Probe.ExpectTerminated(nobody).ExistenceConfirmed);
    }

    [Fact]
    public void S20_Terminated_comes_after_messages_that_are_queued()
    {
        using ManualResetEventSlim gate = new();
        IActorRef dead = Act(_ => { });
        IActorRef watcher = Act(a =>
        {
            a.Ctx.Watch(dead);
            a.On<string>(text =>
            {
                Probe.Tell(text);
                gate.Wait(Wait);
            });
            a.On<Terminated>(_ => Probe.Tell("Terminated"));
        });
        watcher.Tell("first");
        Probe.ExpectMsg("first");
        watcher.Tell("second");
        System.Stop(dead);
        Assert.True(SpinWait.SpinUntil(() => ((LocalRef)dead).IsTerminated, Wait));

        gate.Set();

        Probe.ExpectMsg("second");
        Probe.ExpectMsg("Terminated");
    }

    [Fact]
    public void S22_WatchWith_delivers_its_message_instead()
    {
        IActorRef dead = Act(_ => { });
        Act(a =>
        {
            a.Ctx.WatchWith(dead, "gone");
            a.Ctx.WatchWith(dead, "S21: a second watch changes nothing");
            a.On<string>(text => Probe.Tell((text, a.Sender)));
            a.OnPreStart = () => Probe.Tell("ready");
        });
        Probe.ExpectMsg("ready");

        System.Stop(dead);

        Probe.ExpectMsg(("gone", dead));
    }

    [Fact]
    public void S23_Unwatch_discards_a_queued_Terminated()
    {
        IActorRef dead = Act(_ => { });
        IActorRef watcher = Act(a =>
        {
            a.Ctx.Watch(dead);
            a.On<string>(_ =>
            {
                System.Stop(dead);
                Assert.True(SpinWait.SpinUntil(() => ((LocalRef)dead).IsTerminated, Wait));
                a.Self.Tell(1);
            });
            a.On<int>(n =>
            {
                a.Ctx.Unwatch(dead);
                Probe.Tell(n);
            });
            a.On<Terminated>(_ => Probe.Tell("Terminated"));
        });

        watcher.Tell("go");

        Probe.ExpectMsg(1);
        Probe.ExpectNoMsg();
    }

    [Fact]
    public void S24_A_dead_ref_is_answered_at_once_and_self_is_ignored()
    {
        IActorRef dead = Act(_ => { });
        Probe.Watch(dead);
        System.Stop(dead);
        Probe.ExpectTerminated(dead);

        Probe.Watch(dead);
        Probe.ExpectTerminated(dead);
        IActorRef self = Act(a =>
        {
            a.Ctx.Watch(a.Self);
            a.On<string>(text => Probe.Tell(text));
        });
        self.Tell("alive");

        Probe.ExpectMsg("alive");
    }

    [Fact]
    public void S25_An_unhandled_Terminated_stops_the_watcher()
    {
        IActorRef dead = Act(_ => { });
        IActorRef watcher = Act(a => a.Ctx.Watch(dead));
        Probe.Watch(watcher);

        System.Stop(dead);

        Probe.ExpectTerminated(watcher);
    }

    [Fact]
    public void S26_A_stashed_Terminated_is_delivered_when_unstashed()
    {
        IActorRef dead = Act(_ => { });
        IActorRef watcher = Act(a =>
        {
            a.Ctx.Watch(dead);
            bool ready = false;
            a.On<Terminated>(_ =>
            {
                if (ready)
                {
                    Probe.Tell("Terminated");
                }
                else
                {
                    a.Stash.Stash();
                    Probe.Tell("stashed");
                }
            });
            a.On<string>(_ =>
            {
                ready = true;
                a.Stash.UnstashAll();
            });
        });
        System.Stop(dead);
        Probe.ExpectMsg("stashed");

        watcher.Tell("ready");

        Probe.ExpectMsg("Terminated");
    }

    [Fact]
    public async Task S55_GracefulStop_and_WatchAsync_say_whether_the_actor_has_ended()
    {
        IActorRef one = Act(_ => { });
        IActorRef two = Act(a => a.OnAny(_ => { }));

        Assert.True(await one.GracefulStop(TimeSpan.FromSeconds(5)));
        Task<bool> late = two.GracefulStop(TimeSpan.FromSeconds(5), "does not stop it");
        Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False(await late);
        Task<bool> watch = two.WatchAsync(CancellationToken.None);
        System.Stop(two);
        Assert.True(await watch);
    }
}
