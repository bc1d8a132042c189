using Permagent.Kernel.Actor;
using Permagent.Testing;

namespace Permagent.AkkaCompat.Tests.Testing;

public sealed class TestSchedulerTests()
    : TestKit("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"")
{
    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void Messages_come_when_time_is_moved_and_not_before()
    {
        Scheduler.ScheduleTellOnce(TimeSpan.FromHours(1), TestActor, "hour", ActorRefs.NoSender);

        Scheduler.Advance(TimeSpan.FromMinutes(59));
        ExpectNoMsg(20);
        Scheduler.Advance(TimeSpan.FromMinutes(1));

        ExpectMsg("hour");
    }

    [Fact]
    public void Repeated_messages_and_actions_come_as_often_as_time_passed()
    {
        int runs = 0;
        Scheduler.ScheduleTellRepeatedly(
            TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TestActor, "tick", ActorRefs.NoSender);
        Scheduler.Advanced.ScheduleRepeatedly(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), () => runs++);

        Scheduler.AdvanceTo(Scheduler.Now + TimeSpan.FromSeconds(5));

        Assert.Equal(5, ReceiveN(5).Count);
        Assert.Equal(2, runs);
        Assert.Throws<InvalidOperationException>(() => Scheduler.AdvanceTo(Scheduler.Now - TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Receive_time_outs_are_on_the_same_clock()
    {
        TestActorRef<Idle> idle = ActorOfAsTestActorRef<Idle>();

        Scheduler.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(1, idle.UnderlyingActor.TimeOuts);
    }

    public sealed class Idle : ReceiveActor
    {
        public Idle()
        {
            SetReceiveTimeout(TimeSpan.FromMinutes(7));
            Receive<ReceiveTimeout>(_ => TimeOuts++);
        }

        public int TimeOuts { get; private set; }
    }
}
