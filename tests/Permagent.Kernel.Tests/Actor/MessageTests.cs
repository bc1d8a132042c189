#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Tests.Actor;

public sealed class MessageTests : TestSystem
{
    public MessageTests()
        : base(options => options with
        {
            Mailboxes = options.Mailboxes.Add("three", new Hosting.MailboxOptions { Capacity = 3 }),
        })
    {
    }

    [Fact]
    public void S37_Messages_of_one_sender_keep_their_order_selections_included()
    {
        IActorRef actor = Act(a => a.On<int>(n => Probe.Tell(n)), "ordered");

        for (int n = 0; n < 1_000; n += 2)
        {
            actor.Tell(n);
            System.ActorSelection("/user/ordered").Tell(n + 1);
        }

        Assert.Equal(Enumerable.Range(0, 1_000).Cast<object>(), Probe.ReceiveN(1_000));
    }

    [Fact]
    public void S40_A_null_message_throws_in_the_sender()
    {
        IActorRef actor = Act(_ => { });

        Assert.Throws<InvalidMessageException>(() => actor.Tell(null));
    }

    [Fact]
    public void S41_An_unhandled_message_is_published()
    {
        System.EventStream.Subscribe<UnhandledMessage>(Probe);
        IActorRef actor = Act(_ => { });

        actor.Tell("unknown", Probe);

        UnhandledMessage unhandled = Probe.ExpectMsg<UnhandledMessage>();
        Assert.Equal("unknown", unhandled.Message);
        Assert.Equal(Probe.Ref, unhandled.Sender);
        Assert.Equal(actor, unhandled.Recipient);
    }

    [Fact]
    public void S42_A_tell_to_the_dead_is_a_dead_letter_with_sender_recipient_and_reason()
    {
        IActorRef actor = Act(_ => { });
        Probe.Watch(actor);
        System.Stop(actor);
        Probe.ExpectTerminated(actor);
        System.EventStream.Subscribe<DeadLetter>(Probe);

        actor.Tell("late", Probe);

        DeadLetter letter = Probe.ExpectMsg<DeadLetter>();
        Assert.Equal(((object)"late", Probe.Ref, actor), (letter.Message, letter.Sender, letter.Recipient));
        Assert.Equal(DeadLetterReason.Terminated, Diagnostics.Diagnostics.ReasonOf(letter));
    }

    [Fact]
    public void S42_Suppressed_dead_letters_are_seen_by_their_own_subscribers_only()
    {
        using Testing.Probe all = new(System);
        System.EventStream.Subscribe<DeadLetter>(Probe);
        System.EventStream.Subscribe<AllDeadLetters>(all);

        System.DeadLetters.Tell(PoisonPill.Instance);

        Assert.Same(PoisonPill.Instance, all.ExpectMsg<SuppressedDeadLetter>().Message);
        Probe.ExpectNoMsg();
    }

    [Fact]
    public void S44_A_full_mailbox_drops_the_new_message_but_never_a_Terminated_or_a_timer()
    {
        using ManualResetEventSlim gate = new();
        IActorRef dead = Act(_ => { });
        IActorRef actor = System.ActorOf(
            Scripted.PropsFor(a =>
            {
                a.Ctx.Watch(dead);
                a.OnPreStart = () => a.Timers.StartSingleTimer("k", "timer", TimeSpan.FromSeconds(1));
                a.On<Terminated>(_ => Probe.Tell("Terminated"));
                a.On<string>(text =>
                {
                    Probe.Tell(text);
                    gate.Wait(Wait);
                });
            }).WithMailbox("three"));
        using Testing.Probe dropped = new(System);
        System.EventStream.Subscribe<Dropped>(dropped);
        actor.Tell("busy");
        Probe.ExpectMsg("busy");

        foreach (string text in new[] { "1", "2", "3", "4" })
        {
            actor.Tell(text, Probe);
        }

        System.Stop(dead);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Dropped letter = dropped.ExpectMsg<Dropped>();
        gate.Set();

        Assert.Equal("4", letter.Message);
        Assert.Contains("3 messages", letter.Reason, StringComparison.Ordinal);
        Assert.Equal(
            ["1", "2", "3", "Terminated", "timer"], Probe.ReceiveN(5).Cast<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void S45_Become_replaces_the_top_and_stacked_behaviours_come_off_again()
    {
        IActorRef actor = Act(a =>
        {
            void Third() => a.On<string>(text =>
            {
                Probe.Tell($"third {text}");
                a.TurnBack();
            });
            void Second() => a.On<string>(text =>
            {
                Probe.Tell($"second {text}");
                a.Turn(Third);
            });
            a.On<string>(text =>
            {
                Probe.Tell($"first {text}");
                if (text == "bottom")
                {
                    a.TurnBack();
                    a.TurnBack();
                }
                else
                {
                    a.TurnStacked(Second);
                }
            });
        });

        foreach (string text in new[] { "1", "2", "back", "bottom", "3" })
        {
            actor.Tell(text);
        }

        Assert.Equal(["first 1", "second 2", "third back", "first bottom", "first 3"], Probe.ReceiveN(5));
    }

    [Fact]
    public void S46_The_first_handler_that_fits_takes_the_message()
    {
        IActorRef actor = Act(a =>
        {
            a.On<int>(n => Probe.Tell($"big {n}"), n => n > 10);
            a.On<int>(n => Probe.Tell($"int {n}"));
            a.OnAny(any => Probe.Tell($"any {any}"));
        });

        actor.Tell(11);
        actor.Tell(1);
        actor.Tell("x");

        Assert.Equal(["big 11", "int 1", "any x"], Probe.ReceiveN(3));
    }

    [Fact]
    public void S46_A_handler_after_ReceiveAny_or_outside_a_declaration_throws()
    {
        IActorRef actor = Act(a =>
        {
            a.OnAny(_ =>
            {
                Probe.Tell(Assert.Throws<InvalidOperationException>(() => a.On<int>(_ => { })));
            });
            Probe.Tell(Assert.Throws<InvalidOperationException>(() => a.On<int>(_ => { })));
        });

        actor.Tell("declare now");

        Probe.ReceiveN(2);
    }

    [Fact]
    public void S47_ReceiveTimeout_comes_after_each_idle_period()
    {
        IActorRef actor = Act(a =>
        {
            a.OnPreStart = () => a.IdleTime(TimeSpan.FromSeconds(10));
            a.On<ReceiveTimeout>(_ => Probe.Tell("idle"));
            a.On<string>(text =>
            {
                Probe.Tell(text);
                if (text == "off")
                {
                    a.IdleTime(null);
                }
            });
        });
        actor.Tell("start");
        Probe.ExpectMsg("start");
        WaitForTimer(1);

        Clock.Advance(TimeSpan.FromSeconds(10));
        Probe.ExpectMsg("idle");
        WaitForTimer(1);
        Clock.Advance(TimeSpan.FromSeconds(9));
        foreach (string text in new[] { "activity", "again: the timeout of the message before it is armed" })
        {
            actor.Tell(text);
            Probe.ExpectMsg(text);
        }

        Clock.Advance(TimeSpan.FromSeconds(9));
        Probe.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        actor.Tell("off");
        Probe.ExpectMsg("off");
        WaitForTimer(0);
        Clock.Advance(TimeSpan.FromHours(1));
        Probe.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void S48_A_cancelled_timer_is_not_delivered_even_from_the_mailbox()
    {
        using ManualResetEventSlim gate = new();
        IActorRef actor = Act(a =>
        {
            a.OnPreStart = () =>
            {
                a.Timers.StartSingleTimer("cancelled", "must not come", TimeSpan.FromSeconds(1));
                a.Timers.StartSingleTimer("kept", "kept", TimeSpan.FromSeconds(1));
            };
            a.On<int>(n =>
            {
                Probe.Tell(n);
                gate.Wait(Wait);
                a.Timers.Cancel("cancelled");
            });
            a.On<string>(text => Probe.Tell((text, a.Timers.IsTimerActive("kept"))));
        });
        actor.Tell(1);
        Probe.ExpectMsg(1);

        Clock.Advance(TimeSpan.FromSeconds(2));
        gate.Set();

        Probe.ExpectMsg(("kept", false));
        Probe.ExpectNoMsg();
    }

    [Fact]
    public void S48_A_periodic_timer_makes_no_burst()
    {
        IActorRef actor = Act(a =>
        {
            TimeSpan second = TimeSpan.FromSeconds(1);
            a.OnPreStart = () => a.Timers.StartPeriodicTimer("k", "tick", 5 * second, second);
            a.On<string>(text => Probe.Tell(text));
        });
        actor.Tell("ready");
        Probe.ExpectMsg("ready");

        Clock.Advance(TimeSpan.FromSeconds(4.9));
        Probe.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        Clock.Advance(TimeSpan.FromSeconds(2.2));

        Assert.Equal(["tick", "tick", "tick"], Probe.ReceiveN(3));
        Probe.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void S49_Unstashed_messages_come_first_and_in_order()
    {
        IActorRef actor = Act(a =>
        {
            a.On<int>(_ => a.Stash.Stash());
            a.On<string>(_ =>
            {
                a.Turn(() => a.OnAny(any => Probe.Tell(any)));
                a.Stash.UnstashAll();
            });
        });

        foreach (object message in new object[] { 1, 2, "open", 3 })
        {
            actor.Tell(message);
        }

        Assert.Equal([1, 2, 3], Probe.ReceiveN(3));
    }

    [Fact]
    public void S49_The_same_message_twice_throws_and_a_full_stash_too()
    {
        IActorRef actor = System.ActorOf(
            Scripted.PropsFor(a => a.On<int>(n =>
            {
                a.Stash.Stash();
                Probe.Tell(Assert.Throws<IllegalActorStateException>(() => a.Stash.Stash()));
            })).WithStashCapacity(2));
        IActorRef overflow = System.ActorOf(
            Scripted.PropsFor(a =>
            {
                a.OnPreRestart = (reason, _) => Probe.Tell(reason);
                a.On<int>(_ => a.Stash.Stash());
            }).WithStashCapacity(1));

        actor.Tell(1);
        actor.Tell(1);
        Probe.ReceiveN(2);
        overflow.Tell(1);
        overflow.Tell(2);

        Probe.ExpectMsg<StashOverflowException>();
    }

    [Fact]
    public void S49_A_restart_gives_the_stash_back_to_the_mailbox()
    {
        bool first = true;
        IActorRef actor = Act(a =>
        {
            bool stashing = first;
            first = false;
            a.On<int>(n =>
            {
                if (stashing)
                {
                    a.Stash.Stash();
                }
                else
                {
                    Probe.Tell(n);
                }
            });
            a.On<string>(text => throw new InvalidOperationException(text));
        });

        actor.Tell(1);
        actor.Tell(2);
        actor.Tell("restart");
        actor.Tell(3);

        Assert.Equal([1, 2, 3], Probe.ReceiveN(3));
    }

    [Fact]
    public void S59_A_subscriber_gets_an_event_once_by_class_or_interface()
    {
        Assert.True(System.EventStream.Subscribe<IComparable>(Probe));
        Assert.False(System.EventStream.Subscribe<string>(Probe));
        System.EventStream.Subscribe<object>(Probe);

        System.EventStream.Publish("text");
        Probe.ExpectMsg("text");
        Probe.ExpectNoMsg();
        System.EventStream.Unsubscribe(Probe);
        System.EventStream.Publish("text");

        Probe.ExpectNoMsg();
        Assert.Throws<ArgumentNullException>(() => System.EventStream.Publish(null));
    }

    private void WaitForTimer(int count) => Assert.True(SpinWait.SpinUntil(
        () => ((ActorSystemImpl)System).SchedulerImpl.Waiting == count, Wait));
}
