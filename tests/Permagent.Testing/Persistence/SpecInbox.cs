using System.Collections.Concurrent;
using Permagent.Kernel.Actor;

namespace Permagent.Testing.Persistence;

/// <summary>Stands for a persistent actor: what a store answers waits here. Works on real threads and in a
/// simulation.</summary>
public sealed class SpecInbox
{
    private readonly ISpecHost _host;
    private readonly ConcurrentQueue<object> _received = new();

    /// <summary>An empty inbox.</summary>
    public SpecInbox(ISpecHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        _host = host;
        var received = _received;
        Ref = host.System.ActorOf(Props.CreateBy(new Producer(received)));
    }

    /// <summary>Where answers go.</summary>
    public IActorRef Ref { get; }

    /// <summary>Sends to the store.</summary>
    public void Send(object message) => _host.Store.Tell(message, Ref);

    /// <summary>The next answer.</summary>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public async Task<T> ReceiveAsync<T>()
    {
        await _host.UntilAsync(() => !_received.IsEmpty).ConfigureAwait(true);
        return _received.TryDequeue(out var next) && next is T wanted
            ? wanted
            : throw new InvalidOperationException($"{typeof(T).Name} was expected; {next} came.");
    }

    private sealed class Collector(ConcurrentQueue<object> received) : UntypedActor
    {
        protected override void OnReceive(object message) => received.Enqueue(message);
    }

    private sealed class Producer(ConcurrentQueue<object> received) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Collector);

        public ActorBase Produce() => new Collector(received);

        public void Release(ActorBase actor)
        {
        }
    }
}
