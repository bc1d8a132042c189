#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;
using Permagent.Kernel.Persistence;
using Permagent.Testing;
using static Permagent.Kernel.Tests.Persistence.PersistenceKit;

namespace Permagent.Kernel.Tests.Persistence;

public sealed class HeldCommandTests : IDisposable
{
    private readonly PersistenceKit _kit = new(options => options with
    {
        Persistence = new PersistenceOptions { InternalStashMax = 3 },
    });

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void P06_what_the_user_unstashes_goes_before_what_the_actor_holds()
    {
        bool stashing = true;
        IActorRef actor = _kit.Start(self => self.OnOther = (one, message) =>
        {
            if (stashing)
            {
                one.Stash.Stash();
            }
            else
            {
                one.Note($"{message}");
            }

            return true;
        });
        actor.Tell(1, ActorRefs.NoSender);
        actor.Tell(2, ActorRefs.NoSender);
        stashing = false;
        _kit.Journal.IsHeld = true;
        Do(actor, self => self.Persist("one", _ => self.Stash.UnstashAll()));
        actor.Tell(3, ActorRefs.NoSender);
        actor.Tell(4, ActorRefs.NoSender);

        _kit.Journal.Release();

        _kit.AssertLog("recovered", "1", "2", "3", "4");
    }

    [Fact]
    public void P06_held_commands_keep_their_order_while_each_of_them_persists()
    {
        IActorRef actor = _kit.Start();
        _kit.Journal.IsHeld = true;
        Do(actor, self => self.Store("a"));
        Do(actor, self => self.Store("b"));
        actor.Tell("plain", ActorRefs.NoSender);
        Do(actor, self => self.Store("c"));

        _kit.Journal.Release();
        _kit.Journal.Release();
        _kit.Journal.Release();

        _kit.AssertLog("recovered", "a=1", "b=2", "plain", "c=3");
    }

    [Fact]
    public void P06_the_one_too_many_makes_the_actor_fail_by_default()
    {
        IActorRef actor = Overflowing(ThrowOverflowExceptionStrategy.Instance);

        actor.Tell("4", ActorRefs.NoSender);

        Assert.Equal("restart at 4", _kit.Log[0]);
    }

    [Fact]
    public void P06_the_one_too_many_becomes_a_dead_letter_or_is_answered()
    {
        List<string> dead = _kit.Subscribe<DeadLetter>(letter => $"{letter.Message}");
        using Probe asker = new(_kit.System);
        IActorRef actor = Overflowing(DiscardToDeadLetterStrategy.Instance);
        IActorRef other = Overflowing(new ReplyToStrategy("busy"), "b");

        asker.Send(actor, "4");
        asker.Send(other, "4");

        Assert.Equal(["4"], dead);
        asker.ExpectMsg("busy");
        asker.ExpectNoMsg(TimeSpan.Zero);
        _kit.Journal.Release();
        _kit.AssertLog("one=1", "1", "2", "3");
    }

    [Fact]
    public void P06_all_held_commands_become_dead_letters_after_a_failed_write()
    {
        List<string> dead = _kit.Subscribe<DeadLetter>(letter => $"{letter.Message}");
        IActorRef actor = Overflowing(ThrowOverflowExceptionStrategy.Instance);
        _kit.Journal.WriteFailure = new IOException("bad disk");
        Assert.False(actor.IsNobody());

        _kit.Journal.Release();

        _kit.AssertLog("failed one: bad disk", "stopped");
        Assert.Equal(["1", "2", "3"], dead);
    }

    /// <summary>An actor that persists and holds as many commands as it may.</summary>
    private IActorRef Overflowing(IStashOverflowStrategy strategy, string id = "a")
    {
        IActorRef actor = _kit.Start(self => self.Overflow = strategy, id);
        _kit.Journal.IsHeld = true;
        Do(actor, self => self.Store("one"));
        foreach (string text in new[] { "1", "2", "3" })
        {
            actor.Tell(text, ActorRefs.NoSender);
        }

        _kit.Log.Clear();
        return actor;
    }
}
