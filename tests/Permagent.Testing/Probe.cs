#nullable disable
using System.Collections.Concurrent;
using System.Globalization;
using Permagent.Kernel.Actor;

namespace Permagent.Testing;

/// <summary>An actor that keeps what it is told, for tests of the product to look at. Times are real, not the system's
/// clock.</summary>
public sealed class Probe : IActorRef, IRefHolder, IDisposable
{
    /// <summary>How long an expectation waits unless told otherwise; a failing test costs this long.</summary>
    public static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_defaultSilence = TimeSpan.FromMilliseconds(100);

    private readonly BlockingCollection<Envelope> _received = [];

    /// <summary>Starts a probe in a system.</summary>
    public Probe(ActorSystem system, string name = null)
    {
        ArgumentNullException.ThrowIfNull(system);
        Ref = system.ActorOf(Props.CreateBy(new Producer(_received)), name);
    }

    /// <summary>The probe's ref.</summary>
    public IActorRef Ref { get; }

    /// <summary>The sender of the last message taken out.</summary>
    public IActorRef Sender { get; private set; }

    /// <summary>The last message taken out.</summary>
    public object LastMessage { get; private set; }

    /// <summary>Whether messages wait to be taken out.</summary>
    public bool HasMessages => _received.Count > 0;

    /// <inheritdoc/>
    public ActorPath Path => Ref.Path;

    IActorRef IRefHolder.Held => Ref;

    /// <inheritdoc/>
    public void Tell(object message, IActorRef sender) => Ref.Tell(message, sender);

    /// <inheritdoc/>
    public bool Equals(IActorRef other) => Ref.Equals(other);

    /// <inheritdoc/>
    public override bool Equals(object obj) => Ref.Equals(obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Ref.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(IActorRef other) => Ref.CompareTo(other);

    /// <inheritdoc/>
    public int CompareTo(object obj) => Ref.CompareTo(obj);

    /// <inheritdoc/>
    public override string ToString() => Ref.ToString();

    /// <summary>Tells a message with the probe as sender.</summary>
    public void Send(IActorRef actor, object message)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Tell(message, Ref);
    }

    /// <summary>Answers the sender of the last message.</summary>
    public void Reply(object message) => Sender.Tell(message, Ref);

    /// <summary>Watches an actor as the probe.</summary>
    public IActorRef Watch(IActorRef actor)
    {
        Ref.Tell(new DoWatch(actor), Ref);
        ExpectMsg<DoWatch>();
        return actor;
    }

    /// <summary>Ends the probe's watch.</summary>
    public IActorRef Unwatch(IActorRef actor)
    {
        Ref.Tell(new DoUnwatch(actor), Ref);
        ExpectMsg<DoUnwatch>();
        return actor;
    }

    /// <summary>The next message, or null when none came in time.</summary>
    public object ReceiveOne(TimeSpan? max = null)
    {
        if (!_received.TryTake(out Envelope envelope, max ?? DefaultWait))
        {
            return null;
        }

        Sender = envelope.Sender;
        LastMessage = envelope.Message;
        return envelope.Message;
    }

    /// <summary>The next so many messages.</summary>
    public IReadOnlyList<object> ReceiveN(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => ExpectMsg<object>())];

    /// <summary>The next message, which must be of a type.</summary>
    public T ExpectMsg<T>(TimeSpan? max = null)
    {
        object message = ReceiveOne(max);
        return message switch
        {
            null => throw Failure($"expected {typeof(T).Name}, got nothing within {max ?? DefaultWait}"),
            T typed => typed,
            _ => throw Failure($"expected {typeof(T).Name}, got {message.GetType().Name}: {message}"),
        };
    }

    /// <summary>The next message, which must equal the given one.</summary>
    public T ExpectMsg<T>(T expected, TimeSpan? max = null)
    {
        T message = ExpectMsg<T>(max);
        return EqualityComparer<T>.Default.Equals(message, expected)
            ? message
            : throw Failure($"expected {expected}, got {message}");
    }

    /// <summary>The next message, which must fit.</summary>
    public T ExpectMsg<T>(Predicate<T> fits, TimeSpan? max = null)
    {
        ArgumentNullException.ThrowIfNull(fits);
        T message = ExpectMsg<T>(max);
        return fits(message) ? message : throw Failure($"{message} does not fit");
    }

    /// <summary>The end of a watched actor.</summary>
    public Terminated ExpectTerminated(IActorRef actor, TimeSpan? max = null) =>
        ExpectMsg<Terminated>(terminated => terminated.ActorRef.Equals(actor), max);

    /// <summary>No message for a while.</summary>
    public void ExpectNoMsg(TimeSpan? duration = null)
    {
        if (ReceiveOne(duration ?? s_defaultSilence) is { } message)
        {
            throw Failure($"expected silence, got {message.GetType().Name}: {message}");
        }
    }

    /// <summary>Takes messages out until one fits; drops the others.</summary>
    public T FishForMessage<T>(Predicate<T> fits, TimeSpan? max = null)
    {
        ArgumentNullException.ThrowIfNull(fits);
        while (ReceiveOne(max) is { } message)
        {
            if (message is T typed && fits(typed))
            {
                return typed;
            }
        }

        throw Failure($"no {typeof(T).Name} that fits came");
    }

    /// <inheritdoc/>
    public void Dispose() => _received.Dispose();

    private ProbeException Failure(string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Probe {Ref.Path.Name}: {what}."));

    private sealed record DoWatch(IActorRef Actor);

    private sealed record DoUnwatch(IActorRef Actor);

    private sealed class ProbeActor(BlockingCollection<Envelope> received) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case DoWatch watch:
                    Context.Watch(watch.Actor);
                    break;
                case DoUnwatch unwatch:
                    Context.Unwatch(unwatch.Actor);
                    break;
            }

            received.Add(new Envelope(message, Sender));
        }
    }

    private sealed class Producer(BlockingCollection<Envelope> received) : IIndirectActorProducer
    {
        public Type ActorType => typeof(ProbeActor);

        public ActorBase Produce() => new ProbeActor(received);

        public void Release(ActorBase actor)
        {
        }
    }
}
