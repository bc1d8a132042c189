using System.Collections.Immutable;

namespace Permagent.Kernel.Hosting;

/// <summary>Supervision of the top-level actors, by their names where needed.</summary>
public sealed record UserStrategy
{
    /// <summary>For children that <see cref="ByName"/> does not name.</summary>
    public ChildRule Default { get; init; } = new();

    /// <summary>Rules of single children.</summary>
    public ImmutableDictionary<string, ChildRule> ByName { get; init; } = ImmutableDictionary<string, ChildRule>.Empty;

    internal ChildRule For(string name) => ByName.TryGetValue(name, out ChildRule? rule) ? rule : Default;

    internal void Check()
    {
        foreach (ChildRule rule in ByName.Values.Append(Default))
        {
            rule.Delay?.Check();
        }
    }
}
