namespace Permagent.Kernel.Configuration.Hocon;

/// <summary>One value of a configuration.</summary>
public sealed class HoconValue
{
    private readonly HoconNode _node;

    internal HoconValue(HoconNode node) => _node = node;

    /// <summary>True for null and for a block or list without content.</summary>
    public bool IsEmpty =>
        _node is null or HoconNull or HoconObject { Entries.Count: 0 } or HoconList { Items.Count: 0 };

    /// <summary>Whether it is a text, a number or a switch.</summary>
    public bool IsString() => _node is HoconText;

    /// <summary>Whether it is a block.</summary>
    public bool IsObject() => _node is HoconObject;

    /// <summary>Whether it is a list.</summary>
    public bool IsArray() => _node is HoconList;

    /// <summary>The text; null for null.</summary>
    /// <exception cref="ConfigurationException">It is a block or a list.</exception>
    public string GetString() => _node is null or HoconNull
        ? null
        : HoconValues.Text(_node, "the value");

    /// <summary>The items of a list.</summary>
    /// <exception cref="ConfigurationException">It is not a list.</exception>
    public IList<HoconValue> GetArray() =>
        [.. HoconValues.Items(_node, "the value").Select(item => new HoconValue(item))];

    /// <summary>The values of a block by their keys, in the order written.</summary>
    /// <exception cref="ConfigurationException">It is not a block.</exception>
    public IReadOnlyList<KeyValuePair<string, HoconValue>> GetObject() => _node is HoconObject block
        ? [.. block.Entries.Select(entry => KeyValuePair.Create(entry.Key, new HoconValue(entry.Value)))]
        : throw new ConfigurationException("The value is not a block.");

    /// <inheritdoc/>
    public override string ToString() => _node is HoconText text ? text.Text : HoconPrinter.Print(_node);
}
