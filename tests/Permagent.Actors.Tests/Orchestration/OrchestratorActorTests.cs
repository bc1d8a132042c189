using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Permagent.Actors.Gate;
using Permagent.Actors.Orchestration;
using Permagent.Actors.Planning;
using Permagent.Actors.Tests.Goals;
using Permagent.Actors.Tests.Planning;
using Permagent.Actors.Tools;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Protocol;
using Permagent.Protocol.Planning;
using Permagent.Testing;

namespace Permagent.Actors.Tests.Orchestration;

public sealed class OrchestratorActorTests : IDisposable
{
    private readonly ActorSystem _system;
    private readonly Probe _goal;
    private readonly IActorRef _orchestrator;

    public OrchestratorActorTests()
    {
        _system = KernelSystem.Create("test", new ActorSystemOptions
        {
            TimeProvider = new ManualClock(), Seed = 1, Dispatcher = DispatcherKind.CallingThread,
        });
        _goal = new Probe(_system);
        _orchestrator = _system.ActorOf(OrchestratorActor.PropsFor(
            new ObserveToolbox([]), PlaybookLibrary.BuiltIn(), new PlanningOptions(), NullLogger.Instance));
    }

    public void Dispose()
    {
        _system.Dispose();
        _goal.Dispose();
    }

    [Fact]
    public void It_offers_the_plan_of_the_playbook_that_was_meant()
    {
        _orchestrator.Tell(new PlanGoal(GoalBench.Id(1), 3, "list open TODOs by file", Plans.Roots, null, _goal),
            _goal);

        var offered = _goal.ExpectMsg<PlanOffered>();
        Assert.Equal((3, "open-todos"), (offered.Version, offered.Plan.Playbook!.Id));
    }

    [Fact]
    public void It_says_when_there_is_no_plan()
    {
        _orchestrator.Tell(new PlanGoal(GoalBench.Id(1), 1, "sing", Plans.Roots, null, _goal), _goal);

        Assert.Equal("no-playbook", _goal.ExpectMsg<PlanImpossible>().Reason);
    }

    [Theory]
    [InlineData("t1", "documents", "none", "documents")]
    [InlineData("land", "system", "none", "system")]
    public void A_task_goes_to_its_kind_and_a_landing_to_the_nodes_own_code(
        string task, string kind, string model, string routed)
    {
        _orchestrator.Tell(new RouteTask(new TaskId(GoalBench.Id(1), task), kind, model, _goal), _goal);

        Assert.Equal((routed, 0), (_goal.ExpectMsg<TaskRouted>().Kind, ((TaskRouted)_goal.LastMessage).Rung));
    }

    [Theory]
    [InlineData("cooking", "none", "no-such-kind")]
    [InlineData("documents", "large", "no-model")]
    public void What_nobody_here_can_do_is_refused(string kind, string model, string reason)
    {
        _orchestrator.Tell(new RouteTask(new TaskId(GoalBench.Id(1), "t1"), kind, model, _goal), _goal);

        Assert.Equal(reason, _goal.ExpectMsg<RouteRefused>().Reason);
    }

    [Fact]
    public void No_type_of_the_orchestrator_holds_an_effect_tool_a_permit_or_a_way_around_them()
    {
        Type[] forbidden = [typeof(IEffectTool), typeof(EffectPermit), typeof(File), typeof(Directory),
            typeof(FileInfo)];
        var types = typeof(OrchestratorActor).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(OrchestratorActor).Namespace).ToList();
        const BindingFlags All =
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

        var held = types.SelectMany(type => type.GetFields(All).Select(field => field.FieldType)
            .Concat(type.GetConstructors(All).SelectMany(made => made.GetParameters())
                .Select(one => one.ParameterType)))
            .SelectMany(type => type.IsGenericType ? [type, .. type.GetGenericArguments()] : new[] { type }).ToList();

        Assert.Contains(typeof(ObserveToolbox), held);
        Assert.DoesNotContain(held, forbidden.Contains);
    }
}
