using System.Collections.Immutable;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor.Setup;

/// <summary>What a system is started with: one setup of a type. Immutable.</summary>
public sealed class ActorSystemSetup
{
    private readonly ImmutableDictionary<Type, Setup> _setups;

    private ActorSystemSetup(ImmutableDictionary<Type, Setup> setups) => _setups = setups;

    /// <summary>Without setups.</summary>
    public static ActorSystemSetup Empty { get; } = new(ImmutableDictionary<Type, Setup>.Empty);

    /// <summary>With setups; a later one of a type replaces an earlier one.</summary>
    public static ActorSystemSetup Create(params Setup[] setup)
    {
        ActorSystemSetup made = Empty;
        foreach (Setup one in setup)
        {
            made = made.With(one);
        }

        return made;
    }

    /// <summary>The setup of a type, if there is one.</summary>
    public Option<T> Get<T>()
        where T : Setup => _setups.TryGetValue(typeof(T), out Setup found) ? (T)found : Option<T>.None;

    /// <summary>With another setup, which replaces one of its type.</summary>
    public ActorSystemSetup WithSetup<T>(T setup)
        where T : Setup => With(setup);

    /// <summary>With another setup, which replaces one of its type.</summary>
    public ActorSystemSetup And<T>(T setup)
        where T : Setup => With(setup);

    /// <inheritdoc/>
    public override string ToString()
    {
        IEnumerable<string> names = _setups.Keys.Select(type => type.FullName).Order(StringComparer.Ordinal);
        return $"ActorSystemSetup({string.Join(", ", names)})";
    }

    private ActorSystemSetup With(Setup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        return new ActorSystemSetup(_setups.SetItem(setup.GetType(), setup));
    }
}
