using System.Globalization;
using System.Text.Json;
using Permagent.Actors.Tools;

namespace Permagent.Tools.Args;

/// <summary>Reads the arguments of a call or check strictly: the right kinds, within limits, and no unknown
/// names.</summary>
internal sealed class ArgReader
{
    /// <summary>Most items of one list.</summary>
    public const int ItemsMax = 500;

    private readonly string _what;
    private readonly Dictionary<string, JsonElement> _left = new(StringComparer.Ordinal);

    /// <summary>Takes an object.</summary>
    /// <param name="value">What came in.</param>
    /// <param name="what">Name of the tool or check, for messages.</param>
    public ArgReader(JsonElement value, string what)
    {
        _what = what;
        if (value.ValueKind != JsonValueKind.Object) throw Bad("the arguments are no JSON object");
        foreach (var property in value.EnumerateObject())
        {
            if (!_left.TryAdd(property.Name, property.Value)) throw Bad($"'{property.Name}' is given twice");
        }
    }

    /// <summary>A text that must be there.</summary>
    public string Text(string name, int charsMax) =>
        OptionalText(name, charsMax) ?? throw Bad($"'{name}' is missing");

    /// <summary>A text, or null.</summary>
    public string? OptionalText(string name, int charsMax) =>
        _left.Remove(name, out var value) ? AsText(value, name, charsMax) : null;

    /// <summary>A whole number, or null.</summary>
    public long? OptionalNumber(string name, long from, long to)
    {
        if (!_left.Remove(name, out var value)) return null;
        if (value.ValueKind != JsonValueKind.Number
            || !value.TryGetInt64(out var number) || number < from || number > to)
            throw Bad($"'{name}' is no whole number from {from} to {to}");
        return number;
    }

    /// <summary>True, false, or the default.</summary>
    public bool Flag(string name, bool otherwise)
    {
        if (!_left.Remove(name, out var value)) return otherwise;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Bad($"'{name}' is neither true nor false"),
        };
    }

    /// <summary>A list of texts; empty when it is not there.</summary>
    public ImmutableArray<string> Texts(string name, int charsMax) =>
        [.. Items(name).Select(item => AsText(item, name, charsMax))];

    /// <summary>A list of anything; empty when it is not there.</summary>
    public ImmutableArray<JsonElement> Items(string name)
    {
        if (!_left.Remove(name, out var value)) return [];
        if (value.ValueKind != JsonValueKind.Array) throw Bad($"'{name}' is no list");
        if (value.GetArrayLength() > ItemsMax) throw Bad($"'{name}' has more than {ItemsMax} items");
        return [.. value.EnumerateArray()];
    }

    /// <summary>Refuses what was not asked for.</summary>
    public void End()
    {
        if (_left.Count > 0) throw Bad($"unknown field '{_left.Keys.Order(StringComparer.Ordinal).First()}'");
    }

    /// <summary>A refusal in the words of this reader.</summary>
    public ToolRefusedException Bad(string why) =>
        new("bad-args", string.Create(CultureInfo.InvariantCulture, $"{_what}: {why}. See the schema of {_what}."));

    /// <summary>A value as text.</summary>
    public string AsText(JsonElement value, string name, int charsMax)
    {
        if (value.ValueKind != JsonValueKind.String) throw Bad($"'{name}' is no text");
        string? text;
        try
        {
            text = value.GetString();
        }
        catch (InvalidOperationException)
        {
            throw Bad($"'{name}' holds half a character"); // An unpaired surrogate escape.
        }

        return text!.Length <= charsMax ? text : throw Bad($"'{name}' is longer than {charsMax} characters");
    }
}
