#nullable disable
using Permagent.Kernel.Routing;

namespace Permagent.Kernel.Actor;

/// <summary>How an actor is deployed: router, dispatcher, mailbox, stash. Immutable.</summary>
public class Deploy : IEquatable<Deploy>
{
    /// <summary>Stands for no dispatcher: the system's default.</summary>
    public const string NoDispatcherGiven = "";

    /// <summary>Stands for no mailbox: the system's default.</summary>
    public const string NoMailboxGiven = "";

    /// <summary>Stands for no scope.</summary>
    public static readonly Scope NoScopeGiven = Actor.NoScopeGiven.Instance;

    /// <summary>Stands for no stash capacity: no limit.</summary>
    public const int NoStashSize = -1;

    /// <summary>Nothing said.</summary>
    public static readonly Deploy None = new();

    /// <summary>In this process.</summary>
    public static readonly Deploy Local = new(LocalScope.Instance);

    /// <summary>Nothing said.</summary>
    public Deploy()
        : this("", null)
    {
    }

    /// <summary>A scope only.</summary>
    public Deploy(Scope scope)
        : this("", null, scope)
    {
    }

    /// <summary>A router only.</summary>
    public Deploy(RouterConfig routerConfig)
        : this("", routerConfig)
    {
    }

    /// <summary>A path's deployment.</summary>
    public Deploy(string path, Scope scope)
        : this(path, null, scope)
    {
    }

    /// <summary>All of it; null means not said.</summary>
    public Deploy(
        string path, RouterConfig routerConfig, Scope scope = null, string dispatcher = null, string mailbox = null)
    {
        Path = path ?? "";
        RouterConfig = routerConfig ?? NoRouter.Instance;
        Scope = scope ?? NoScopeGiven;
        Dispatcher = dispatcher ?? NoDispatcherGiven;
        Mailbox = mailbox ?? NoMailboxGiven;
    }

    /// <summary>The actor's path below <c>/user</c>; empty when not said.</summary>
    public string Path { get; private set; }

    /// <summary>The router, or <see cref="NoRouter"/>.</summary>
    public RouterConfig RouterConfig { get; private set; }

    /// <summary>Where it may be started.</summary>
    public Scope Scope { get; private set; }

    /// <summary>The id of the dispatcher.</summary>
    public string Dispatcher { get; private set; }

    /// <summary>The id of the mailbox.</summary>
    public string Mailbox { get; private set; }

    /// <summary>Most messages in the stash; -1 for no limit.</summary>
    public int StashCapacity { get; private set; } = NoStashSize;

    /// <summary>The same, what is not said taken from another.</summary>
    public virtual Deploy WithFallback(Deploy other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return With(copy =>
        {
            copy.RouterConfig = RouterConfig is NoRouter ? other.RouterConfig : RouterConfig;
            copy.Scope = Scope.WithFallback(other.Scope);
            copy.Dispatcher = Dispatcher.Length == 0 ? other.Dispatcher : Dispatcher;
            copy.Mailbox = Mailbox.Length == 0 ? other.Mailbox : Mailbox;
            copy.StashCapacity = StashCapacity == NoStashSize ? other.StashCapacity : StashCapacity;
        });
    }

    /// <summary>The same with another path.</summary>
    public Deploy WithPath(string path) => With(copy => copy.Path = path);

    /// <summary>The same with a router.</summary>
    public Deploy WithRouterConfig(RouterConfig routerConfig) => With(copy => copy.RouterConfig = routerConfig);

    /// <summary>The same with another scope.</summary>
    public Deploy WithScope(Scope scope) => With(copy => copy.Scope = scope);

    /// <summary>The same with another dispatcher.</summary>
    public Deploy WithDispatcher(string dispatcher) => With(copy => copy.Dispatcher = dispatcher);

    /// <summary>The same with another mailbox.</summary>
    public Deploy WithMailbox(string mailbox) => With(copy => copy.Mailbox = mailbox);

    /// <summary>The same with a bounded stash.</summary>
    public Deploy WithStashCapacity(int stashSize) => With(copy => copy.StashCapacity = stashSize);

    /// <inheritdoc/>
    public virtual bool Equals(Deploy other) => other is not null && Path == other.Path
        && RouterConfig.Equals(other.RouterConfig) && Scope.Equals(other.Scope) && Dispatcher == other.Dispatcher
        && Mailbox == other.Mailbox && StashCapacity == other.StashCapacity;

    /// <inheritdoc/>
    public sealed override bool Equals(object obj) => Equals(obj as Deploy);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Dispatcher, Mailbox);

    private Deploy With(Action<Deploy> change)
    {
        // A subclass keeps its own fields.
        Deploy copy = (Deploy)MemberwiseClone();
        change(copy);
        return copy;
    }
}
