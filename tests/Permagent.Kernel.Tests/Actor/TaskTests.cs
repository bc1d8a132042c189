#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Tests.Actor;

public sealed class TaskTests : TestSystem
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task S51_Ask_gives_the_answer_or_says_why_not()
    {
        IActorRef actor = Act(a =>
        {
            a.On<int>(n => a.Sender.Tell(n + 1));
            a.On<string>(text => a.Sender.Tell(new Status.Failure(new InvalidOperationException(text))));
            a.On<char>(_ => Probe.Tell("silent"));
        });

        Assert.Equal(2, await actor.Ask<int>(1, s_second));
        await Assert.ThrowsAsync<ArgumentException>(() => actor.Ask<string>(1, s_second));
        Assert.Equal("why", (await Assert.ThrowsAsync<InvalidOperationException>(() => actor.Ask("why"))).Message);
        Task<int> silent = actor.Ask<int>('c', s_second);
        Probe.ExpectMsg("silent");
        Clock.Advance(s_second);
        await Assert.ThrowsAsync<AskTimeoutException>(() => silent);
    }

    [Fact]
    public async Task S51_A_cancelled_ask_is_a_cancelled_task()
    {
        using CancellationTokenSource stop = new();
        IActorRef actor = Act(a => a.OnAny(_ => { }));
        Task<int> answer = actor.Ask<int>(1, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task S51_A_second_answer_is_a_dead_letter()
    {
        System.EventStream.Subscribe<DeadLetter>(Probe);
        IActorRef actor = Act(a => a.On<int>(n =>
        {
            a.Sender.Tell(n);
            a.Sender.Tell(n + 1);
        }));

        Assert.Equal(1, await actor.Ask<int>(1, s_second));

        DeadLetter letter = Probe.ExpectMsg<DeadLetter>();
        Assert.Equal(2, letter.Message);
        Assert.Equal(DeadLetterReason.AskOver, Diagnostics.Diagnostics.ReasonOf(letter));
    }

    [Fact]
    public async Task S51_A_question_can_carry_the_ref_to_answer_to()
    {
        IActorRef actor = Act(a => a.On<IActorRef>(replyTo => replyTo.Tell(replyTo.Path.Parent.Name)));

        string name = await actor.Ask<string>(replyTo => replyTo, s_second, CancellationToken.None);

        Assert.Equal("temp", name);
    }

    [Fact]
    public void S52_PipeTo_sends_result_or_unwrapped_failure_with_no_sender()
    {
        TaskCompletionSource<int> work = new();
        IActorRef actor = Act(a =>
        {
            a.On<string>(text => _ = work.Task.PipeTo(a.Self));
            a.On<int>(n => Probe.Tell((n, a.Sender.Equals(a.Ctx.System.DeadLetters))));
            a.On<Status.Failure>(failure => Probe.Tell(failure.Cause.Message));
        });

        actor.Tell("start");
        work.SetResult(5);
        Probe.ExpectMsg((5, true));
        _ = Task.FromException<int>(new InvalidOperationException("broken")).PipeTo(actor);
        Probe.ExpectMsg("broken");
        _ = Task.FromResult(1).PipeTo(actor, success: _ => throw new InvalidOperationException("mapper"));
        Probe.ExpectMsg("mapper");
        _ = Task.CompletedTask.PipeTo(actor);
        _ = Task.FromResult(1).PipeTo(actor, success: n => n + 1);

        Probe.ExpectMsg((2, true));
    }

    [Fact]
    public void S53_User_messages_wait_for_an_async_receive_and_Sender_is_valid_after_each_await()
    {
        TaskCompletionSource work = new(TaskCreationOptions.RunContinuationsAsynchronously);
        IActorRef actor = Act(a =>
        {
            a.OnAsync<string>(async text =>
            {
                Probe.Tell("begin");
                await work.Task;
                await Task.Yield();
                a.Sender.Tell((text, a.Ctx.Self.Equals(a.Self)), a.Self);
            });
            a.On<int>(n => Probe.Tell(n));
        });

        Probe.Send(actor, "work");
        actor.Tell(1);
        Probe.ExpectMsg("begin");
        Probe.ExpectNoMsg();
        work.SetResult();

        Probe.ExpectMsg(("work", true));
        Assert.Equal(actor, Probe.Sender);
        Probe.ExpectMsg(1);
    }

    [Fact]
    public void S53_An_exception_after_an_await_reaches_the_supervisor_with_the_message()
    {
        IActorRef actor = Act(a =>
        {
            a.OnPreRestart = (reason, message) => Probe.Tell((reason.Message, message));
            a.OnAsync<string>(async text =>
            {
                await Task.Yield();
                throw new InvalidOperationException("late");
            });
            a.On<int>(n => Probe.Tell(n));
        });

        actor.Tell("work");
        actor.Tell(1);

        Probe.ExpectMsg(("late", (object)"work"));
        Probe.ExpectMsg(1);
    }

    [Fact]
    public void S53_A_stop_waits_for_the_task_but_not_longer_than_StopTimeout()
    {
        TaskCompletionSource never = new();
        IActorRef actor = Act(a => a.OnAsync<string>(async _ =>
        {
            Probe.Tell("begin");
            await never.Task;
        }));
        Probe.Watch(actor);
        actor.Tell("work");
        Probe.ExpectMsg("begin");

        System.Stop(actor);
        Probe.ExpectNoMsg();
        Assert.True(SpinWait.SpinUntil(() => ((ActorSystemImpl)System).SchedulerImpl.Waiting > 0, Wait));
        Clock.Advance(TimeSpan.FromSeconds(10));

        Probe.ExpectTerminated(actor);
    }

    [Fact]
    public async Task S54_Context_and_Sender_throw_on_a_foreign_thread_and_Self_does_not()
    {
        Scripted instance = null;
        IActorRef actor = Act(a =>
        {
            instance = a;
            a.On<int>(n => a.Sender.Tell(n));
        });
        await actor.Ask<int>(1, s_second);

        Assert.Throws<NotSupportedException>(() => instance.Sender);
        Assert.Throws<NotSupportedException>(() => instance.Ctx);
        Assert.Equal(actor, instance.Self);
    }
}
