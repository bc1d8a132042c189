#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Tests.Actor;

public sealed class RestartTests : CallingSystem
{
    [Fact]
    public void S04_A_restart_takes_its_steps_in_order()
    {
        bool stashed = false;
        IActorRef actor = Act(a =>
        {
            Log.Add("new");
            a.OnPreStart = () =>
            {
                a.Timers.StartSingleTimer("t", "tick", TimeSpan.FromHours(1));
                a.Ctx.ActorOf(Scripted.PropsFor(c => c.OnPostStop = () => Log.Add("child gone")), "stopped");
            };
            a.OnPreRestart = (_, message) =>
            {
                Log.Add($"pre {message}, timer {a.Timers.IsTimerActive("t")}, stash {a.Stash.Count}");
                a.Ctx.Stop(a.Ctx.Child("stopped"));
            };
            a.OnPostRestart = reason => Log.Add($"post {reason.Message}, children {a.Ctx.GetChildren().Count()}");
            a.On<string>(text => OnText(a, text));
        });

        actor.Tell("stash");
        actor.Tell("fail");

        AssertLog(
            "new", "pre fail, timer False, stash 1", "child gone", "new", "post broken, children 0", "stash", "next");

        void OnText(Scripted a, string text)
        {
            if (text == "stash" && !stashed)
            {
                stashed = true;
                a.Stash.Stash();
                return;
            }

            if (text == "fail")
            {
                a.Self.Tell("next");
                throw new InvalidOperationException("broken");
            }

            Log.Add(text);
        }
    }

    [Fact]
    public void S04_Children_that_live_on_wait_from_the_failure_to_the_restart_of_their_parent()
    {
        IActorRef kept = null;
        IActorRef actor = Act(a =>
        {
            a.OnPreStart = () => kept = a.Ctx.ActorOf(Scripted.PropsFor(c =>
            {
                Log.Add("kept new");
                c.On<string>(Log.Add);
            }));
            a.OnPreRestart = (_, _) =>
            {
                kept.Tell("meanwhile");
                Log.Add("pre");
            };
            a.OnPostRestart = _ => Log.Add("post");
            a.On<string>(_ => throw new InvalidOperationException("broken"));
        });

        actor.Tell("fail");

        AssertLog("kept new", "pre", "post", "kept new", "meanwhile");
    }

    [Fact]
    public void S08_Every_suspension_needs_its_own_resume()
    {
        LocalRef actor = (LocalRef)Act(a => a.On<string>(Log.Add));
        actor.SendSystem(new Suspend());
        actor.SendSystem(new Suspend());
        actor.Tell("held");

        actor.SendSystem(new Resume(null));
        AssertLog();
        actor.SendSystem(new Resume(null));

        AssertLog("held");
        Assert.Equal(0, actor.Cell.Suspensions);
    }

    [Fact]
    public void S08_A_suspended_actor_still_handles_system_messages()
    {
        LocalRef actor = (LocalRef)Act(a => a.OnPostStop = () => Log.Add("stopped"));
        actor.SendSystem(new Suspend());

        System.Stop(actor);

        AssertLog("stopped");
    }

    [Fact]
    public void S08_A_restart_of_a_stopping_actor_takes_its_suspension_back()
    {
        TaskCompletionSource held = new();
        LocalRef child = null;
        LocalRef parent = (LocalRef)Act(a => a.OnPreStart = () => child = (LocalRef)a.Ctx.ActorOf(
            Scripted.PropsFor(c => c.OnAsync<string>(_ => held.Task))));
        child.Tell("wait");
        System.Stop(parent);
        int before = parent.Cell.Suspensions;

        parent.SendSystem(new Suspend());
        parent.SendSystem(new Recreate(new InvalidOperationException("late")));

        Assert.Equal(before, parent.Cell.Suspensions);
        held.SetResult();
        Assert.True(parent.IsTerminated);
    }

    [Fact]
    public void S08_An_async_receive_and_a_suspension_by_the_parent_add_up()
    {
        TaskCompletionSource held = new();
        LocalRef actor = (LocalRef)Act(a =>
        {
            a.OnAsync<int>(_ => held.Task);
            a.On<string>(Log.Add);
        });
        actor.Tell(1);
        actor.SendSystem(new Suspend());
        actor.Tell("held");

        held.SetResult();
        AssertLog();
        actor.SendSystem(new Resume(null));

        AssertLog("held");
    }

    [Fact]
    public void S34_A_failure_of_an_unknown_child_or_an_older_incarnation_is_ignored_and_logged()
    {
        LocalRef parent = (LocalRef)Act(a =>
        {
            a.Supervise(new OneForOneStrategy(_ =>
            {
                Log.Add("asked");
                return Directive.Stop;
            }));
            a.OnPreStart = () => a.Ctx.ActorOf(Scripted.PropsFor(_ => { }), "child");
        });
        LocalRef old = parent.Cell.ChildOf("child");
        System.Stop(old);
        Act(_ => { }, "stranger");
        List<Debug> lines = Subscribe<Debug>();

        parent.SendSystem(new Failed(old, new InvalidOperationException("late")));
        parent.SendSystem(new Failed(((ActorSystemImpl)System).UserRef, new InvalidOperationException("strange")));

        AssertLog();
        Assert.False(parent.IsTerminated);
        Assert.Equal(2, lines.Count(line => line.LogSource.Contains("/user/", StringComparison.Ordinal)));
    }

    [Fact]
    public void S18_Refs_compare_by_path_and_uid_and_a_path_without_uid_meets_the_living_incarnation()
    {
        IActorRef first = Act(_ => { }, "a");
        System.Stop(first);
        IActorRef second = Act(a => a.On<string>(Log.Add), "a");

        System.ActorSelection("/user/a").Tell("living");
        System.ActorSelection(first.Path.WithUid(0)).Tell("by path");

        AssertLog("living", "by path");
        Assert.NotEqual(first, second);
        Assert.Equal(first.Path, second.Path);
        Assert.NotEqual(0, first.CompareTo(second));
    }

    [Fact]
    public void S21_A_second_watch_changes_nothing()
    {
        IActorRef subject = Act(_ => { });
        Act(a =>
        {
            a.Ctx.WatchWith(subject, "first");
            a.Ctx.WatchWith(subject, "second");
            a.Ctx.Watch(subject);
            a.OnAny(message => Log.Add(message.ToString()));
        });

        System.Stop(subject);

        AssertLog("first");
    }

    [Fact]
    public void S21_Unwatch_and_WatchWith_change_the_message()
    {
        IActorRef subject = Act(_ => { });
        Act(a =>
        {
            a.Ctx.WatchWith(subject, "first");
            a.Ctx.Unwatch(subject);
            a.Ctx.WatchWith(subject, "second");
            a.OnAny(message => Log.Add(message.ToString()));
        });

        System.Stop(subject);

        AssertLog("second");
    }

    [Fact]
    public void S38_System_messages_come_before_every_user_message()
    {
        Act(a =>
        {
            IActorRef child = a.Ctx.ActorOf(Scripted.PropsFor(c =>
            {
                c.OnPostStop = () => Log.Add("stopped");
                c.On<string>(text =>
                {
                    Log.Add(text);
                    c.Ctx.Stop(c.Self);
                });
            }));
            child.Tell("one");
            child.Tell("two");
        });

        AssertLog("one", "stopped");
    }
}
