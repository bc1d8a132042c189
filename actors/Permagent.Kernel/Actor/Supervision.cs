#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>What a supervisor does with a failed child.</summary>
public enum Directive
{
    /// <summary>Goes on with the same instance.</summary>
    Resume,

    /// <summary>Makes a new instance; mailbox and ref stay.</summary>
    Restart,

    /// <summary>Fails itself with the same cause.</summary>
    Escalate,

    /// <summary>Stops the child.</summary>
    Stop,
}

/// <summary>Maps a failure to a directive.</summary>
public interface IDecider
{
    /// <summary>The directive for a failure.</summary>
    Directive Decide(Exception cause);
}

/// <summary>A decider made of a function.</summary>
public sealed class LocalOnlyDecider(Func<Exception, Directive> decider) : IDecider
{
    private readonly Func<Exception, Directive> _decider = decider ?? throw new ArgumentNullException(nameof(decider));

    /// <inheritdoc/>
    public Directive Decide(Exception cause) => _decider(cause);
}

/// <summary>A decider made of pairs: the first type that fits decides.</summary>
public sealed class DeployableDecider(Directive defaultDirective, params KeyValuePair<Type, Directive>[] pairs)
    : IDecider
{
    /// <summary>For failures that no pair names.</summary>
    public Directive DefaultDirective { get; } = defaultDirective;

    /// <summary>The pairs, tried in order.</summary>
    public IReadOnlyList<KeyValuePair<Type, Directive>> Pairs { get; } = [.. pairs];

    /// <inheritdoc/>
    public Directive Decide(Exception cause)
    {
        foreach ((Type type, Directive directive) in Pairs)
        {
            if (type.IsInstanceOfType(cause))
            {
                return directive;
            }
        }

        return DefaultDirective;
    }
}

/// <summary>Makes deciders.</summary>
public static class Decider
{
    /// <summary>A decider made of a function.</summary>
    public static LocalOnlyDecider From(Func<Exception, Directive> localOnlyDecider) => new(localOnlyDecider);

    /// <summary>A decider made of pairs.</summary>
    public static DeployableDecider From(Directive defaultDirective, params KeyValuePair<Type, Directive>[] pairs) =>
        new(defaultDirective, pairs);
}

/// <summary>Short forms for deciders.</summary>
public static class DirectiveExtensions
{
    /// <summary>A pair for <see cref="Decider.From(Directive, KeyValuePair{Type, Directive}[])"/>.</summary>
    public static KeyValuePair<Type, Directive> When<TException>(this Directive self)
        where TException : Exception => new(typeof(TException), self);
}
