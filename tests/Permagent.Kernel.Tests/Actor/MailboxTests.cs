#nullable disable
using System.Collections.Immutable;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Event;
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Tests.Actor;

public sealed class MailboxTests : CallingSystem
{
    public MailboxTests()
        : base(options => options with
        {
            Mailboxes = ImmutableDictionary<string, MailboxOptions>.Empty
                .Add("priority", new() { Capacity = null, Priority = message => message is int ? 0 : 1 })
                .Add("small", new() { Capacity = 3, Priority = message => message is int ? 0 : 1 }),
        })
    {
    }

    private IActorRef Start(string mailbox) => System.ActorOf(Scripted.PropsFor(a =>
    {
        a.On<int>(number => Log.Add($"{number}"));
        a.On<string>(Log.Add);
    }).WithMailbox(mailbox));

    [Fact]
    public void S44_A_priority_mailbox_gives_the_lowest_number_first_and_keeps_the_order_of_equals()
    {
        IActorRef actor = Start("priority");

        Act(_ =>
        {
            foreach (object message in (object[])["a", 1, "b", 2, "c"])
            {
                actor.Tell(message);
            }
        });

        AssertLog("1", "2", "a", "b", "c");
    }

    [Fact]
    public void S44_A_bounded_priority_mailbox_counts_what_waits()
    {
        List<Dropped> dropped = Subscribe<Dropped>();
        IActorRef actor = Start("small");

        foreach (int _ in Enumerable.Range(0, 2))
        {
            Act(_ =>
            {
                foreach (object message in (object[])["a", "b", "c", 1])
                {
                    actor.Tell(message);
                }
            });
        }

        AssertLog("a", "b", "c", "a", "b", "c");
        Assert.All(dropped, one => Assert.Equal(1, one.Message));
        Assert.Equal(2, dropped.Count);
    }

    [Fact]
    public void S42_What_waits_in_a_priority_mailbox_becomes_dead_letters()
    {
        List<DeadLetter> letters = Subscribe<DeadLetter>();
        LocalRef actor = (LocalRef)System.ActorOf(Scripted.PropsFor(a => a.OnAny(message =>
        {
            Log.Add(message.ToString());
            a.Ctx.Stop(a.Self);
        })).WithMailbox("priority"));

        Act(_ =>
        {
            actor.Tell("late");
            actor.Tell(1);
        });

        AssertLog("1");
        Assert.Equal("late", Assert.Single(letters).Message);
    }

    [Fact]
    public void S14_Unknown_mailboxes_and_dispatchers_throw_in_the_caller()
    {
        Assert.Throws<ConfigurationException>(() => System.ActorOf(Props.Empty.WithMailbox("no such"), "a"));
        Assert.Throws<ConfigurationException>(() => System.ActorOf(Props.Empty.WithDispatcher("no such"), "a"));

        System.ActorOf(Props.Empty.WithDispatcher("akka.actor.default-dispatcher"), "a");
    }
}
