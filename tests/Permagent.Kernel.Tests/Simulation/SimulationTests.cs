#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Simulation;
using Sim = Permagent.Kernel.Simulation.Simulation;

namespace Permagent.Kernel.Tests.Simulation;

public sealed class SimulationTests
{
    private static readonly SimulationOptions s_options = new();

    [Fact]
    public void The_same_seed_gives_the_same_trace()
    {
        List<string> first = [];
        List<string> second = [];

        SimulationResult one = Sim.Run(7, s_options with { OnTrace = first.Add }, PingPongAsync).ThrowIfFailed();
        SimulationResult two = Sim.Run(7, s_options with { OnTrace = second.Add }, PingPongAsync).ThrowIfFailed();

        Assert.Equal(first, second);
        Assert.Equal(one.Hash, two.Hash);
        Assert.True(one.Steps > 50, $"only {one.Steps} steps");
    }

    [Fact]
    public void Another_seed_gives_another_trace()
    {
        SimulationResult one = Sim.Run(1, s_options, PingPongAsync).ThrowIfFailed();
        SimulationResult two = Sim.Run(2, s_options, PingPongAsync).ThrowIfFailed();

        Assert.NotEqual(one.Hash, two.Hash);
    }

    [Fact]
    public void Hours_of_virtual_time_pass_at_once()
    {
        DateTimeOffset end = default;

        SimulationResult result = Sim.Run(3, s_options, async context =>
        {
            SimulatedNode node = context.CreateNode("node");
            IActorRef actor = node.System.ActorOf(Scripted.PropsFor(a =>
            {
                IActorRef asker = null;
                a.On<string>(_ =>
                {
                    asker = a.Sender;
                    a.Timers.StartSingleTimer("k", 5, TimeSpan.FromHours(30));
                });
                a.On<int>(_ => asker.Tell("late"));
            }));
            await actor.Ask<string>("wake me", TimeSpan.FromHours(40));
            end = context.Clock.GetUtcNow();
        });

        result.ThrowIfFailed();
        Assert.InRange(end - s_options.Start, TimeSpan.FromHours(30), TimeSpan.FromHours(30.1));
    }

    [Fact]
    public void An_ask_without_answer_times_out_in_virtual_time()
    {
        Sim.Run(3, s_options, async context =>
        {
            SimulatedNode node = context.CreateNode("node");
            IActorRef silent = node.System.ActorOf(Scripted.PropsFor(a => a.OnAny(_ => { })));
            await Assert.ThrowsAsync<AskTimeoutException>(() => silent.Ask<string>(1, TimeSpan.FromSeconds(30)));
        }).ThrowIfFailed();
    }

    [Fact]
    public void Async_receives_and_piped_tasks_stay_on_the_thread()
    {
        int thread = Environment.CurrentManagedThreadId;

        Sim.Run(5, s_options, async context =>
        {
            SimulatedNode node = context.CreateNode("node");
            IActorRef helper = node.System.ActorOf(Scripted.PropsFor(a => a.On<int>(n => a.Sender.Tell(n + 1))));
            IActorRef actor = node.System.ActorOf(Scripted.PropsFor(a =>
            {
                IActorRef asker = null;
                a.OnAsync<string>(async go =>
                {
                    asker = a.Sender;
                    int two = await helper.Ask<int>(1, TimeSpan.FromSeconds(1));
                    await Task.Delay(TimeSpan.FromSeconds(3), node.Clock);
                    Assert.Equal(thread, Environment.CurrentManagedThreadId);
                    Assert.Equal(asker, a.Sender);
                    _ = helper.Ask<int>(two, TimeSpan.FromSeconds(1)).PipeTo(a.Self);
                });
                a.On<int>(n => asker.Tell(n));
            }));
            Assert.Equal(3, await actor.Ask<int>("go", TimeSpan.FromSeconds(10)));
        }).ThrowIfFailed();
    }

    [Fact]
    public void Tasks_started_without_a_scheduler_are_steps_on_the_thread()
    {
        int thread = Environment.CurrentManagedThreadId;

        Sim.Run(5, s_options, async context =>
        {
            for (int i = 0; i < 3; i++)
            {
                Task first = context.DelayAsync(TimeSpan.FromSeconds(1));
                int seen = 0;
#pragma warning disable CA2008, VSTHRD105 // Without a scheduler on purpose.
                await first.ContinueWith(_ => seen = Environment.CurrentManagedThreadId);
#pragma warning restore CA2008, VSTHRD105
                Assert.Equal(thread, seen);
            }
        }).ThrowIfFailed();
    }

    [Fact]
    public void A_crash_drops_what_is_queued_and_timed_and_runs_no_hook()
    {
        List<string> seen = [];

        Sim.Run(9, s_options, async context =>
        {
            SimulatedNode node = context.CreateNode("node", start: started =>
            {
                started.OnCrash(() => seen.Add("store closed"));
                IActorRef actor = started.System.ActorOf(Scripted.PropsFor(a =>
                {
                    string text = $"timer {started.Starts}";
                    a.OnPreStart = () => a.Timers.StartSingleTimer("k", text, TimeSpan.FromSeconds(1));
                    a.OnPostStop = () => seen.Add("PostStop");
                    a.On<string>(seen.Add);
                }), "a");
            });
            await context.RunUntilIdleAsync();
            node.System.ActorSelection("/user/a").Tell("queued");

            node.Crash();
            Assert.False(node.IsUp);
            await context.DelayAsync(TimeSpan.FromSeconds(5));
            node.Restart();
            await context.DelayAsync(TimeSpan.FromSeconds(5));
            Assert.Equal(2, node.Starts);
        }).ThrowIfFailed();

        // The last two: a run that succeeds ends its nodes in order.
        Assert.Equal(["store closed", "timer 2", "PostStop", "store closed"], seen);
    }

    [Fact]
    public void A_question_to_a_node_that_crashes_ends_as_a_time_out()
    {
        Sim.Run(9, s_options, async context =>
        {
            SimulatedNode node = context.CreateNode("node");
            IActorRef silent = node.System.ActorOf(Scripted.PropsFor(a => a.OnAny(_ => { })));
            Task<string> question = silent.Ask<string>("?", TimeSpan.FromHours(1));
            await context.RunUntilIdleAsync();

            node.Crash();

            await Assert.ThrowsAsync<AskTimeoutException>(() => question);
        }).ThrowIfFailed();
    }

    [Fact]
    public void Nodes_crash_by_decision_and_come_back_with_what_they_stored()
    {
        SimulationOptions options = s_options with { CrashProbability = 0.02 };

        foreach (ulong seed in Permagent.Testing.Seeds.Take(50))
        {
            HashSet<int> stored = [];
            int starts = 0;
            Sim.Run(seed, options, async context =>
            {
                SimulatedNode node = context.CreateNode("node", start: started => started.System.ActorOf(
                    Scripted.PropsFor(a => a.On<int>(n =>
                    {
                        stored.Add(n);
                        a.Sender.Tell(n);
                    })),
                    "store"));
                for (int n = 0; n < 30; n++)
                {
                    await StoreAsync(context, node, n);
                }

                starts = node.Starts;
            }).ThrowIfFailed();

            Assert.Equal(Enumerable.Range(0, 30), stored.Order());
            Assert.True(starts >= 1);
        }
    }

    [Fact]
    public void A_crash_at_a_given_step_is_found_in_the_trace()
    {
        List<string> lines = [];

        Sim.Run(4, s_options with { CrashAtStep = 20, OnTrace = lines.Add }, async context =>
        {
            SimulatedNode node = context.CreateNode("node", start: started => started.System.ActorOf(
                Scripted.PropsFor(a => a.On<int>(n => a.Sender.Tell(n))), "store"));
            for (int n = 0; n < 30; n++)
            {
                await StoreAsync(context, node, n);
            }
        }).ThrowIfFailed();

        Assert.Contains(lines, line => line.StartsWith("20 ", StringComparison.Ordinal)
            && line.EndsWith("crash", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("start 2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_call_from_another_thread_fails_the_run()
    {
        SimulationResult result = Sim.Run(1, s_options, async context =>
        {
            SimulatedNode node = context.CreateNode("node");
            IActorRef actor = node.System.ActorOf(Scripted.PropsFor(a => a.OnAny(_ => { })));
            Task escaped = Task.Run(() => actor.Tell("escaped"));

            // Waited for here, so that the run sees the call and not, on a busy machine, a wait without an end.
            ((IAsyncResult)escaped).AsyncWaitHandle.WaitOne();
            await escaped;
        });

        Assert.Contains("another thread", result.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_that_waits_for_nothing_is_a_dead_lock()
    {
        SimulationResult result = Sim.Run(1, s_options, _ => new TaskCompletionSource().Task);

        Assert.Contains("Dead-lock", result.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_actors_that_never_stop_talking_are_a_live_lock()
    {
        SimulationResult result = Sim.Run(1, s_options with { StepsMax = 1_000 }, async context =>
        {
            SimulatedNode node = context.CreateNode("node");
            IActorRef actor = node.System.ActorOf(Scripted.PropsFor(a => a.On<int>(n => a.Self.Tell(n + 1))));
            actor.Tell(0);
            await context.RunUntilIdleAsync();
        });

        Assert.Contains("Live-lock", result.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_run_says_how_to_repeat_it()
    {
        SimulationResult result = Sim.Run(255, s_options with { Name = "try" }, async context =>
        {
            await context.DelayAsync(TimeSpan.FromSeconds(1));
            throw new InvalidOperationException("broken promise");
        });

        SimulationFailedException failure = Assert.Throws<SimulationFailedException>(result.ThrowIfFailed);

        Assert.Contains("broken promise", failure.Message, StringComparison.Ordinal);
        Assert.Contains("./test sim try --seed 0xff", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_action_form_runs_until_nothing_is_runnable()
    {
        int last = 0;

        Sim.Run(1, s_options, context =>
        {
            SimulatedNode node = context.CreateNode("node");
            IActorRef actor = node.System.ActorOf(Scripted.PropsFor(a => a.On<int>(n =>
            {
                last = n;
                if (n < 100)
                {
                    a.Self.Tell(n + 1);
                }
            })));
            actor.Tell(1);
        }).ThrowIfFailed();

        Assert.Equal(100, last);
    }

    [Fact]
    public void A_node_ends_in_order_and_starts_again()
    {
        List<string> seen = [];

        Sim.Run(1, s_options, async context =>
        {
            SimulatedNode node = context.CreateNode("node", start: started =>
                started.System.ActorOf(Scripted.PropsFor(a => a.OnPostStop = () => seen.Add("PostStop"))));
            await node.System.Terminate();
            Assert.Equal(["PostStop"], seen);
            Assert.False(node.IsUp);
            node.Restart();
            Assert.Equal(2, node.Starts);
        }).ThrowIfFailed();

        // The second: a run that succeeds ends its nodes in order.
        Assert.Equal(["PostStop", "PostStop"], seen);
    }

    private static async Task StoreAsync(SimulationContext context, SimulatedNode node, int n)
    {
        while (true)
        {
            await context.UntilAsync(() => node.IsUp, TimeSpan.FromMinutes(1));
            try
            {
                await node.System.ActorSelection("/user/store").Ask<int>(n, TimeSpan.FromSeconds(5));
                return;
            }
            catch (AskTimeoutException)
            {
                // The node crashed before it answered; it is asked again.
                Assert.True(context.Step > 0);
            }
        }
    }

    private static async Task PingPongAsync(SimulationContext context)
    {
        SimulatedNode node = context.CreateNode("node");
        SimulatedNode other = context.CreateNode("other");
        List<Task<int>> games = [];
        foreach (ActorSystem system in new[] { node.System, other.System })
        {
            for (int i = 0; i < 3; i++)
            {
                Props answering = Scripted.PropsFor(a => a.On<int>(n => a.Sender.Tell(n + 1)));
                IActorRef pong = system.ActorOf(answering, $"pong{i}");
                IActorRef ping = system.ActorOf(Scripted.PropsFor(a =>
                {
                    IActorRef asker = null;
                    a.On<string>(_ =>
                    {
                        asker = a.Sender;
                        pong.Tell(0, a.Self);
                    });
                    a.On<int>(n =>
                    {
                        if (n < 20)
                        {
                            pong.Tell(n, a.Self);
                        }
                        else
                        {
                            asker.Tell(n, a.Self);
                        }
                    });
                }), $"ping{i}");
                games.Add(ping.Ask<int>("start", TimeSpan.FromSeconds(60)));
            }
        }

        Assert.All(await Task.WhenAll(games), n => Assert.Equal(20, n));
    }
}
