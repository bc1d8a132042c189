using Permagent.Kernel.Actor;
using Permagent.Testing;
using Permagent.Testing.TestActors;
using Xunit.Sdk;

namespace Permagent.AkkaCompat.Tests.Testing;

public sealed class ExpectationTests : TestKit
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void What_the_test_tells_comes_from_the_test_actor()
    {
        IActorRef echo = ActorOf(EchoActor.Props(this, false));

        echo.Tell("hello");

        ExpectMsg("hello");
        Assert.Equal(TestActor, LastSender);
        Assert.Equal("hello", LastMessage);
    }

    [Fact]
    public async Task After_an_await_the_sender_is_still_the_test_actor()
    {
        IActorRef echo = ActorOf(dsl => dsl.ReceiveAny((message, context) => context.Sender.Tell(message)));

        await Task.Delay(20, CancellationToken.None);
        echo.Tell("late");

        await ExpectMsgAsync("late");
    }

    [Fact]
    public void A_message_of_another_type_or_value_fails_and_so_does_silence()
    {
        TestActor.Tell(1);
        TestActor.Tell(2);
        TestActor.Tell(3);

        XunitException wrongType = Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>());
        XunitException wrongValue = Assert.ThrowsAny<XunitException>(() => ExpectMsg(7));
        XunitException unfit = Assert.ThrowsAny<XunitException>(() => ExpectMsg<int>(n => n > 100, hint: "big"));
        XunitException silence = Assert.ThrowsAny<XunitException>(() => ExpectMsg<int>(s_short));

        Assert.Contains("System.String", wrongType.Message, StringComparison.Ordinal);
        Assert.Contains("7", wrongValue.Message, StringComparison.Ordinal);
        Assert.Contains("big", unfit.Message, StringComparison.Ordinal);
        Assert.Contains("Timeout", silence.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_are_expected_by_sender_predicate_assertion_and_comparer()
    {
        TestProbe probe = CreateTestProbe();
        for (int n = 1; n <= 5; n++)
        {
            TestActor.Tell(n, probe);
        }

        ExpectMsgFrom(probe.Ref, 1);
        ExpectMsgFrom<int>(probe.Ref, n => n == 2);
        ExpectMsg<int>((n, sender) => Assert.Equal(probe.Ref, sender));
        ExpectMsg(104, (expected, actual) => expected == actual + 100);
        Assert.ThrowsAny<XunitException>(() => ExpectMsgFrom<int>(TestActor));
    }

    [Fact]
    public void Several_messages_are_expected_in_any_order()
    {
        foreach (object message in new object[] { "b", 3, "a", 1, 2 })
        {
            TestActor.Tell(message);
        }

        ExpectMsgAnyOf("a", "b");
        ExpectMsgAllOfMatchingPredicates(
            PredicateInfo.Create<string>(text => text == "a"), PredicateInfo.Create<int>(n => n == 3));
        Assert.Equal([1, 2], ExpectMsgAllOf(2, 1));
    }

    [Fact]
    public void A_missing_or_an_unexpected_one_of_several_fails()
    {
        TestActor.Tell(1);
        TestActor.Tell(2);

        XunitException failure = Assert.ThrowsAny<XunitException>(() => ExpectMsgAllOf(1, 3));

        Assert.Contains("Not found: [3]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_is_expected_and_a_message_breaks_it()
    {
        ExpectNoMsg(s_short);
        TestActor.Tell("noise");

        Assert.ThrowsAny<XunitException>(() => ExpectNoMsg(20));
    }

    [Fact]
    public void ReceiveWhile_ends_at_the_first_that_does_not_fit_and_leaves_it()
    {
        foreach (object message in new object[] { "a", "b", 3, "c" })
        {
            TestActor.Tell(message);
        }

        IReadOnlyList<string> taken = ReceiveWhile(message => message as string, s_short);

        Assert.Equal(["a", "b"], taken);
        Assert.Equal("b", LastMessage);
        ExpectMsg(3);
        Assert.Equal(["c"], ReceiveWhile<string>(_ => true, s_short));
    }

    [Fact]
    public async Task Fishing_drops_what_does_not_fit()
    {
        foreach (int n in Enumerable.Range(1, 6))
        {
            TestActor.Tell(n);
        }

        Assert.Equal(2, FishForMessage<int>(n => n == 2));
        Assert.Equal(4, await FishForMessageAsync<int>(n => n == 4));
        Assert.Equal([5, 6], ReceiveN(2));
        Assert.ThrowsAny<XunitException>(() => FishForMessage(_ => true, s_short, "nothing left"));
    }

    [Fact]
    public void Within_shares_its_time_and_is_not_exceeded_nor_undercut()
    {
        Within(TimeSpan.FromSeconds(1), () =>
        {
            Assert.InRange(Remaining, TimeSpan.Zero, TimeSpan.FromSeconds(1));
            ExpectNoMsg(s_short);
        });

        Assert.Throws<InvalidOperationException>(() => Remaining);
        Assert.ThrowsAny<XunitException>(() => Within(TimeSpan.FromMilliseconds(80), s_short * 4, () => { }));
        Assert.ThrowsAny<XunitException>(() => Within(s_short, () =>
        {
            TestActor.Tell(1);
            ExpectMsg(1);
            CancellationToken.None.WaitHandle.WaitOne(150);
        }));
    }

    [Fact]
    public void Conditions_and_assertions_are_awaited()
    {
        int tries = 0;

        AwaitCondition(() => ++tries > 3, TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(1));
        AwaitAssert(() => Assert.True(++tries > 6), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(1));

        Assert.False(AwaitConditionNoThrow(() => false, s_short));
        Assert.ThrowsAny<XunitException>(() => AwaitCondition(() => false, s_short, "never so"));
        Assert.Throws<FormatException>(() => AwaitAssert(() => throw new FormatException(), s_short));
    }

    [Fact]
    public void The_end_of_a_watched_actor_is_expected()
    {
        IActorRef actor = ActorOf(BlackHoleActor.Props);
        Watch(actor);

        Sys.Stop(actor);

        ExpectTerminated(actor, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Times_are_dilated()
    {
        using TestKit slow = new("akka.test.timefactor = 3.0");

        Assert.Equal(TimeSpan.FromSeconds(6), slow.Dilated(TimeSpan.FromSeconds(2)));
        Assert.Equal(TimeSpan.FromSeconds(9), slow.RemainingOrDilated(null));
        Assert.Throws<ArgumentException>(() => slow.RemainingOrDilated(Timeout.InfiniteTimeSpan));
        Assert.Throws<ArgumentException>(() => slow.RemainingOrDilated(TimeSpan.FromSeconds(-1)));
    }
}
