#nullable disable
using System.Linq.Expressions;

namespace Permagent.Kernel.Actor;

/// <summary>How an actor is made: immutable, reused at each restart, compared by value.</summary>
public sealed class Props : IEquatable<Props>
{
    private readonly IIndirectActorProducer _producer;
    private ActorMaker _maker;

    /// <summary>An actor with a constructor without parameters.</summary>
    public Props(Type type)
        : this(type, [])
    {
    }

    /// <summary>An actor whose constructor takes these arguments.</summary>
    public Props(Type type, object[] args)
        : this(type, null, args)
    {
    }

    /// <summary>An actor whose constructor takes these arguments, with a strategy for its children.</summary>
    public Props(Type type, SupervisorStrategy supervisorStrategy, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(type);
        Type = type;
        SupervisorStrategy = supervisorStrategy;
        Arguments = args ?? [];
    }

    private Props(IIndirectActorProducer producer)
        : this(producer.ActorType) => _producer = producer;

    private Props(Props from)
        : this(from.Type, from.SupervisorStrategy, from.Arguments)
    {
        _producer = from._producer;
        _maker = from._maker;
        Mailbox = from.Mailbox;
        StashCapacity = from.StashCapacity;
    }

    /// <summary>An actor that does nothing but stay alive.</summary>
    public static Props Empty { get; } = Create<EmptyActor>();

    /// <summary>Props that make no actor: every start fails.</summary>
    public static Props None { get; } = new(typeof(ActorBase));

    /// <summary>The actor's type.</summary>
    public Type Type { get; }

    /// <summary>The constructor's arguments.</summary>
    public object[] Arguments { get; }

    /// <summary>The strategy for the actor's children, or null for the actor's own.</summary>
    public SupervisorStrategy SupervisorStrategy { get; private init; }

    /// <summary>The id of the mailbox, or null for the system's default.</summary>
    public string Mailbox { get; private init; }

    /// <summary>Most messages in the actor's stash, or null for no limit.</summary>
    public int? StashCapacity { get; private init; }

    /// <summary>An actor made by <c>new T(...)</c>; arguments are evaluated once, here.</summary>
    /// <exception cref="ArgumentException">The expression is not a call of a constructor.</exception>
    public static Props Create<TActor>(Expression<Func<TActor>> factory, SupervisorStrategy supervisorStrategy = null)
        where TActor : ActorBase
    {
        ArgumentNullException.ThrowIfNull(factory);
        if (factory.Body is not NewExpression creation)
        {
            throw new ArgumentException("The expression must be () => new Actor(...).", nameof(factory));
        }

        return new Props(typeof(TActor), supervisorStrategy, PropsArguments.Evaluate(creation));
    }

    /// <summary>An actor whose constructor takes these arguments.</summary>
    public static Props Create<TActor>(params object[] args)
        where TActor : ActorBase => new(typeof(TActor), args);

    /// <summary>An actor with a strategy for its children.</summary>
    public static Props Create<TActor>(SupervisorStrategy supervisorStrategy)
        where TActor : ActorBase, new() => new(typeof(TActor), supervisorStrategy);

    /// <summary>An actor whose constructor takes these arguments.</summary>
    public static Props Create(Type type, params object[] args) => new(type, args);

    /// <summary>An actor made by a producer.</summary>
    public static Props CreateBy(IIndirectActorProducer producer)
    {
        ArgumentNullException.ThrowIfNull(producer);
        return new Props(producer);
    }

    /// <summary>The same with another mailbox.</summary>
    public Props WithMailbox(string mailbox) => new(this) { Mailbox = mailbox };

    /// <summary>The same with a bounded stash.</summary>
    public Props WithStashCapacity(int stashCapacity) => new(this) { StashCapacity = stashCapacity };

    /// <summary>The same with another strategy for the actor's children.</summary>
    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy) =>
        new(this) { SupervisorStrategy = supervisorStrategy };

    /// <inheritdoc/>
    public bool Equals(Props other) => other is not null && Type == other.Type && _producer == other._producer
        && SupervisorStrategy == other.SupervisorStrategy && Mailbox == other.Mailbox
        && StashCapacity == other.StashCapacity && Arguments.AsSpan().SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override bool Equals(object obj) => Equals(obj as Props);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Mailbox, Arguments.Length);

    internal ActorBase NewActor() => _producer is null
        ? (_maker ??= ActorMaker.For(Type, Arguments)).Make()
        : _producer.Produce();

    internal void Release(ActorBase actor) => _producer?.Release(actor);

    private sealed class EmptyActor : UntypedActor
    {
        protected override void OnReceive(object message) => Unhandled(message);
    }
}
