#nullable disable
using System.Globalization;
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Tests.Simulation.Workload;

/// <summary>Supervises the counters: restarts those that fail, makes those anew that stop.</summary>
internal sealed class DeskActor : ReceiveActor
{
    private static readonly OneForOneStrategy s_strategy = new(3, TimeSpan.FromSeconds(1), failure => failure switch
    {
        ActorInitializationException => Directive.Stop, // Made anew by the watch, under a new incarnation.
        _ => Directive.Restart,
    });

    private readonly IActorRef[] _counters;
    private readonly CounterBug _bug;

    public DeskActor(int counters, CounterBug bug)
    {
        (_counters, _bug) = (new IActorRef[counters], bug);
        Receive<Keep>(keep => _counters[keep.Counter].Forward(keep));
        Receive<Show>(show => _counters[show.Counter].Forward(show));
        Receive<Fail>(fail => _counters[fail.Counter].Forward(fail));
        Receive<Terminated>(gone => Start(Array.IndexOf(_counters, gone.ActorRef)));
    }

    public static Props PropsFor(int counters, CounterBug bug) => Props.Create(() => new DeskActor(counters, bug));

    protected override SupervisorStrategy SupervisorStrategy() => s_strategy;

    protected override void PreStart()
    {
        for (int i = 0; i < _counters.Length; i++)
        {
            Start(i);
        }
    }

    private void Start(int number) => _counters[number] = Context.Watch(Context.ActorOf(
        CounterActor.PropsFor(number, _bug), string.Create(CultureInfo.InvariantCulture, $"counter-{number}")));
}
