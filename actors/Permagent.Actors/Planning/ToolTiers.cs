using Permagent.Actors.Gate.Tiers;
using Permagent.Actors.Tools;

namespace Permagent.Actors.Planning;

/// <summary>Tiers of tools as plans are judged: what a task could do at most, before any call. The gateway decides each
/// call from live state; this may only make a person look earlier.</summary>
public sealed class ToolTiers
{
    private readonly ImmutableSortedDictionary<string, int> _tiers;

    /// <summary>Reads the tools' own rows.</summary>
    /// <param name="observe">Tools that only read: tier 0.</param>
    /// <param name="effects">Rows of tools that change something: their class's base tier.</param>
    public ToolTiers(IEnumerable<ToolSpec> observe, IEnumerable<ToolSpec> effects)
    {
        ArgumentNullException.ThrowIfNull(observe);
        ArgumentNullException.ThrowIfNull(effects);
        var tiers = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var spec in observe) tiers[spec.Id] = 0;
        foreach (var spec in effects) tiers[spec.Id] = (int)TierTable.Standard[spec.ActionClass].Base;
        _tiers = tiers.ToImmutable();
    }

    /// <summary>Ids that exist, sorted.</summary>
    public IEnumerable<string> Ids => _tiers.Keys;

    /// <summary>Tier of a tool, or null when there is none of that id.</summary>
    public int? Of(string tool) => _tiers.TryGetValue(tool, out var tier) ? tier : null;
}
