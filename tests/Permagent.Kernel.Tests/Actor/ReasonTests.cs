#nullable disable
using System.Collections.Immutable;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Routing;

namespace Permagent.Kernel.Tests.Actor;

public sealed class ReasonTests : CallingSystem
{
    public ReasonTests()
        : base(options => options with
        {
            Mailboxes = ImmutableDictionary<string, MailboxOptions>.Empty.Add("one", new() { Capacity = 1 }),
        })
    {
    }

    [Fact]
    public async Task S43_A_dead_letter_says_why()
    {
        List<AllDeadLetters> letters = Subscribe<AllDeadLetters>();
        IActorRef dead = Act(_ => { });
        System.Stop(dead);
        IActorRef full = System.ActorOf(
            Scripted.PropsFor(a => a.On<string>(_ => { })).WithMailbox("one"));
        ((LocalRef)full).SendSystem(new Kernel.Dispatch.SysMsg.Suspend());
        IActorRef twice = Act(a => a.On<string>(_ =>
        {
            a.Sender.Tell(1);
            a.Sender.Tell(2);
        }));
        IActorRef empty = System.ActorOf(new RoundRobinPool(0).Props(Scripted.PropsFor(_ => { })));

        dead.Tell("gone");
        System.ActorSelection("/user/never").Tell("never");
        full.Tell("fits");
        full.Tell("too many");
        await twice.Ask<int>("ask");
        empty.Tell("nobody");

        Assert.Equal(
            [
                DeadLetterReason.Terminated, DeadLetterReason.NeverExisted, DeadLetterReason.MailboxFull,
                DeadLetterReason.AskOver, DeadLetterReason.NoRoutee,
            ],
            letters.Select(Diagnostics.Diagnostics.ReasonOf));
    }
}
