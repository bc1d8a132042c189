using Permagent.Actors.Tools;

namespace Permagent.Actors.Gate.Calls;

/// <summary>The tools by id.</summary>
internal sealed class GateTools
{
    private readonly ImmutableDictionary<string, IEffectTool> _effects;
    private readonly ImmutableDictionary<string, IObserveTool> _observes;

    /// <summary>Takes the tools; an id may occur once.</summary>
    public GateTools(ImmutableArray<IEffectTool> effects, ImmutableArray<IObserveTool> observes)
    {
        _effects = effects.ToImmutableDictionary(tool => tool.Spec.Id, StringComparer.Ordinal);
        _observes = observes.ToImmutableDictionary(tool => tool.Spec.Id, StringComparer.Ordinal);
        var both = _effects.Keys.FirstOrDefault(_observes.ContainsKey);
        if (both is not null) throw new ArgumentException($"Tool {both} reads and changes; it must do one of them.");
    }

    /// <summary>The tool that changes something, or null.</summary>
    public IEffectTool? Effect(string id) => _effects.GetValueOrDefault(id);

    /// <summary>The tool that reads, or null.</summary>
    public IObserveTool? Observe(string id) => _observes.GetValueOrDefault(id);

    /// <summary>What a tool is, or null when there is none of that id.</summary>
    public ToolSpec? SpecOf(string id) => Effect(id)?.Spec ?? Observe(id)?.Spec;
}
