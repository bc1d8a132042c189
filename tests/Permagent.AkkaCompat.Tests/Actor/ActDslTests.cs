using Permagent.Kernel.Actor;
using Permagent.Kernel.Actor.Dsl;

namespace Permagent.AkkaCompat.Tests.Actor;

public sealed class ActDslTests : CompatTest
{
    [Fact]
    public void Handlers_by_type_by_condition_and_for_the_rest()
    {
        IActorRef actor = Sys.ActorOf(act =>
        {
            act.Receive<int>(number => number > 10, (number, context) => context.Sender.Tell("large"));
            act.Receive<int>((number, context) => context.Sender.Tell("small"));
            act.ReceiveAsync<string>(async (text, context) =>
            {
                IActorRef asker = context.Sender;
                await Task.Yield();
                asker.Tell(text.ToUpperInvariant());
            });
            act.ReceiveAny((message, context) => context.Sender.Tell(message.GetType().Name));
        }, "short");

        foreach (object message in new object[] { 11, 3, "text", 'c' })
        {
            Inbox.Send(actor, message);
        }

        Assert.Equal(["large", "small", "TEXT", "Char"], Enumerable.Range(0, 4).Select(_ => Expect<string>()));
        Assert.Equal("akka://docs/user/short", actor.Path.ToString());
    }

    [Fact]
    public void Hooks_and_their_defaults()
    {
        IActorRef log = Inbox.Receiver;
        IActorRef actor = Sys.ActorOf((act, context) =>
        {
            act.OnPreStart = _ => log.Tell("start");
            act.OnPostStop = _ => log.Tell("stop");
            act.OnPreRestart = (reason, message, _) =>
            {
                log.Tell($"before {reason.Message} {message}");
                act.DefaultPreRestart(reason, message);
            };
            act.OnPostRestart = (reason, _) =>
            {
                log.Tell("after");
                act.DefaultPostRestart(reason);
            };
            act.Receive<string>((text, _) => throw new InvalidOperationException(text));
        });

        actor.Tell("bang");

        Assert.Equal(
            ["start", "before bang bang", "stop", "after", "start"],
            Enumerable.Range(0, 5).Select(_ => Expect<string>()));
    }

    [Fact]
    public void Become_strategy_and_children()
    {
        IActorRef log = Inbox.Receiver;
        IActorRef parent = Sys.ActorOf(act =>
        {
            act.Strategy = new OneForOneStrategy(_ => Directive.Stop);
            IActorRef child = act.ActorOf(
                inner => inner.Receive<string>((text, _) => throw new InvalidOperationException(text)), "child");
            act.Receive<string>(
                text => text == "fail", (_, context) => child.Forward(context.Watch(child).Path.Name));
            act.Receive<Terminated>((gone, _) => log.Tell(gone.ActorRef.Path.Name));
            act.Receive<string>((text, _) => act.BecomeStacked((message, context) =>
            {
                log.Tell("stacked");
                act.UnbecomeStacked();
            }));
        });

        parent.Tell("fail");
        Assert.Equal("child", Expect<string>());
        parent.Tell("stack");
        parent.Tell("one");
        Assert.Equal("stacked", Expect<string>());
        parent.Tell("two");
        parent.Tell("three");
        Assert.Equal("stacked", Expect<string>());
    }

    [Fact]
    public void Act_may_be_made_by_props()
    {
        IActorRef actor = Sys.ActorOf(Props.Create(() => new Act(act =>
            act.Receive<string>((text, context) => context.Sender.Tell(text.Length)))));

        Inbox.Send(actor, "four");

        Assert.Equal(4, Expect<int>());
    }
}
