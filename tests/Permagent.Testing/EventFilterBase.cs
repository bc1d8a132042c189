#nullable disable
namespace Permagent.Testing;

/// <summary>What an expected event is like.</summary>
public sealed class EventFilterBase
{
    private readonly Func<object, bool> _fits;
    private readonly string _text;

    internal EventFilterBase(Func<object, bool> fits, string text) => (_fits, _text) = (fits, text);

    /// <summary>Whether an event is like that.</summary>
    public bool Fits(object logEvent) => _fits(logEvent);

    /// <inheritdoc/>
    public override string ToString() => _text;
}
