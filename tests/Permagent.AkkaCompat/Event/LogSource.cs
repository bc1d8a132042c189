using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Event;

/// <summary>Where a log event comes from: a text and a type.</summary>
public readonly struct LogSource : IEquatable<LogSource>
{
    private LogSource(string source, Type type) => (Source, Type) = (source, type);

    /// <summary>The text: an actor's path, a type's name, or what was given.</summary>
    public string Source { get; }

    /// <summary>The type.</summary>
    public Type Type { get; }

    /// <summary>The same source.</summary>
    public static bool operator ==(LogSource left, LogSource right) => left.Equals(right);

    /// <summary>Another source.</summary>
    public static bool operator !=(LogSource left, LogSource right) => !left.Equals(right);

    /// <summary>The source of an actor, ref, type, text or any other object.</summary>
    public static LogSource Create(object o) => o switch
    {
        IActorContext context => new(context.Self.Path.ToString(), context.Props.Type),
        IActorRef actor => new(actor.Path.ToString(), actor.GetType()),
        Type type => new(NameOf(type), type),
        string text => new(text, typeof(string)),
        _ => new(NameOf(o.GetType()), o.GetType()),
    };

    /// <summary>The source of an object with the system's name in it.</summary>
    public static LogSource Create(object o, ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        LogSource plain = Create(o);
        return o is IActorRef or IActorContext ? plain : new($"{plain.Source}({system.Name})", plain.Type);
    }

    /// <inheritdoc/>
    public bool Equals(LogSource other) => Source == other.Source && Type == other.Type;

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is LogSource other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Source, Type);

    private static string NameOf(Type type) => type.FullName ?? type.Name;
}
