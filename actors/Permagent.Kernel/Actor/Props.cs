#nullable disable
using System.Linq.Expressions;
using Permagent.Kernel.Routing;

namespace Permagent.Kernel.Actor;

/// <summary>How an actor is made: immutable, reused at each restart, compared by value.</summary>
public sealed class Props : IEquatable<Props>
{
    private readonly IIndirectActorProducer _producer;

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

    /// <summary>An actor whose constructor takes these arguments, with a strategy for its children.</summary>
    public Props(Type type, SupervisorStrategy supervisorStrategy, IEnumerable<object> args)
        : this(type, supervisorStrategy, args?.ToArray())
    {
    }

    /// <summary>An actor whose constructor takes these arguments, with its deployment.</summary>
    public Props(Deploy deploy, Type type, IEnumerable<object> args)
        : this(type, null, args?.ToArray()) => Deploy = deploy ?? throw new ArgumentNullException(nameof(deploy));

    private Props(IIndirectActorProducer producer, object[] args)
        : this(producer.ActorType, args) => _producer = producer;

    private Props(Props from)
        : this(from.Type, from.SupervisorStrategy, from.Arguments)
    {
        _producer = from._producer;
        Deploy = from.Deploy;
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

    /// <summary>Router, dispatcher, mailbox, stash.</summary>
    public Deploy Deploy { get; private init; } = Deploy.None;

    /// <summary>The id of the dispatcher; empty for the system's default.</summary>
    public string Dispatcher => Deploy.Dispatcher;

    /// <summary>The id of the mailbox; empty for the system's default.</summary>
    public string Mailbox => Deploy.Mailbox;

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

    /// <summary>An actor made by a producer; the arguments are for the reader only.</summary>
    public static Props CreateBy(IIndirectActorProducer producer, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(producer);
        return new Props(producer, args);
    }

    /// <summary>An actor made by a producer, which is made here of the arguments.</summary>
    public static Props CreateBy<TProducer>(params object[] args)
        where TProducer : class, IIndirectActorProducer =>
        CreateBy((IIndirectActorProducer)Activator.CreateInstance(typeof(TProducer), args), args);

    /// <summary>The same with another deployment; what it does not say stays.</summary>
    public Props WithDeploy(Deploy deploy)
    {
        ArgumentNullException.ThrowIfNull(deploy);
        return new Props(this) { Deploy = deploy.WithFallback(Deploy) };
    }

    /// <summary>The same on another dispatcher.</summary>
    public Props WithDispatcher(string dispatcher) => new(this) { Deploy = Deploy.WithDispatcher(dispatcher) };

    /// <summary>The same with another mailbox.</summary>
    public Props WithMailbox(string mailbox) => new(this) { Deploy = Deploy.WithMailbox(mailbox) };

    /// <summary>The same behind a router.</summary>
    public Props WithRouter(RouterConfig routerConfig)
    {
        ArgumentNullException.ThrowIfNull(routerConfig);
        return new Props(this) { Deploy = Deploy.WithRouterConfig(routerConfig) };
    }

    /// <summary>The same with a bounded stash.</summary>
    public Props WithStashCapacity(int stashCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stashCapacity);
        return new Props(this) { Deploy = Deploy.WithStashCapacity(stashCapacity) };
    }

    /// <summary>The same with another strategy for the actor's children.</summary>
    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy) =>
        new(this) { SupervisorStrategy = supervisorStrategy };

    /// <inheritdoc/>
    public bool Equals(Props other) => other is not null && Type == other.Type && _producer == other._producer
        && SupervisorStrategy == other.SupervisorStrategy && Deploy.Equals(other.Deploy)
        && Arguments.AsSpan().SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override bool Equals(object obj) => Equals(obj as Props);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Mailbox, Arguments.Length);

    internal Props WithPlainDeploy(Deploy deploy) => new(this) { Deploy = deploy };

    internal ActorBase NewActor() => _producer is null
        ? PropsArguments.Construct(Type, Arguments)
        : _producer.Produce();

    internal void Release(ActorBase actor) => _producer?.Release(actor);

    private sealed class EmptyActor : UntypedActor
    {
        protected override void OnReceive(object message) => Unhandled(message);
    }
}
