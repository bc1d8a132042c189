using System.Globalization;
using Permagent.Kernel.Configuration.Hocon;

namespace Permagent.Kernel.Configuration;

/// <summary>A tree of settings. Immutable.</summary>
public class Config
{
    private readonly HoconObject _root;

    /// <summary>Without settings.</summary>
    public Config()
        : this(HoconObject.Empty)
    {
    }

    /// <summary>The settings of <paramref name="source"/>, and behind them those of
    /// <paramref name="fallback"/>.</summary>
    public Config(Config source, Config fallback)
        : this(source.WithFallback(fallback)._root)
    {
    }

    internal Config(HoconObject root) => _root = root;

    /// <summary>Without settings.</summary>
    public static Config Empty { get; } = new();

    /// <summary>True if there is no setting at all.</summary>
    public virtual bool IsEmpty => _root.Entries.Count == 0;

    /// <summary>The whole tree as a value.</summary>
    public HoconValue Root => new(_root);

    internal HoconObject Tree => _root;

    /// <summary>Reads a text.</summary>
    public static implicit operator Config(string str) => ConfigurationFactory.ParseString(str);

    /// <summary>The settings of the text, and behind them those of the configuration.</summary>
    public static Config operator +(Config config, string fallback) =>
        (config ?? Empty).WithFallback(ConfigurationFactory.ParseString(fallback));

    /// <summary>The settings of the configuration, and behind them those of the text.</summary>
    public static Config operator +(string configHocon, Config fallbackConfig) =>
        ConfigurationFactory.ParseString(configHocon).WithFallback(fallbackConfig);

    /// <summary>Whether a path holds a value other than null.</summary>
    public virtual bool HasPath(string path) => Find(path) is not null;

    /// <summary>A text.</summary>
    public virtual string GetString(string path, string @default = null) =>
        Find(path) is { } node ? HoconValues.Text(node, path) : @default;

    /// <summary>A switch: on, off, yes, no, true, false.</summary>
    public virtual bool GetBoolean(string path, bool @default = false) =>
        Text(path) is { } text ? HoconValues.Switch(text, path) : @default;

    /// <summary>A whole number.</summary>
    public virtual int GetInt(string path, int @default = 0) => Number(path, @default, NumberStyles.Integer);

    /// <summary>A whole number.</summary>
    public virtual long GetLong(string path, long @default = 0) => Number(path, @default, NumberStyles.Integer);

    /// <summary>A number.</summary>
    public virtual float GetFloat(string path, float @default = 0) => Number(path, @default, NumberStyles.Float);

    /// <summary>A number.</summary>
    public virtual double GetDouble(string path, double @default = 0) => Number(path, @default, NumberStyles.Float);

    /// <summary>A number.</summary>
    public virtual decimal GetDecimal(string path, decimal @default = 0) => Number(path, @default, NumberStyles.Float);

    /// <summary>A duration; a bare number is milliseconds. Not there and no default: zero.</summary>
    public virtual TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) =>
        Text(path) is { } text
            ? HoconValues.Duration(text, path, allowInfinite)
            : @default ?? TimeSpan.Zero;

    /// <summary>A size in bytes, or null.</summary>
    public virtual long? GetByteSize(string path) => GetByteSize(path, null);

    /// <summary>A size in bytes.</summary>
    public virtual long? GetByteSize(string path, long? @default) =>
        Text(path) is { } text ? HoconValues.Size(text, path) : @default;

    /// <summary>A list of texts; empty if it is not there.</summary>
    public virtual IList<string> GetStringList(string path) => GetStringList(path, []);

    /// <summary>A list of texts.</summary>
    public virtual IList<string> GetStringList(string path, string[] defaultPaths) =>
        Find(path) is { } node ? ItemsOf(node, path, text => text) : defaultPaths;

    /// <summary>A list of whole numbers; empty if it is not there.</summary>
    public virtual IList<int> GetIntList(string path) => NumbersOf<int>(path, NumberStyles.Integer);

    /// <summary>A list of whole numbers; empty if it is not there.</summary>
    public virtual IList<long> GetLongList(string path) => NumbersOf<long>(path, NumberStyles.Integer);

    /// <summary>A list of numbers; empty if it is not there.</summary>
    public virtual IList<double> GetDoubleList(string path) => NumbersOf<double>(path, NumberStyles.Float);

    /// <summary>A list of switches; empty if it is not there.</summary>
    public virtual IList<bool> GetBooleanList(string path) =>
        Find(path) is { } node ? ItemsOf(node, path, text => HoconValues.Switch(text, path)) : [];

    /// <summary>The settings below a path; null if there are none.</summary>
    public virtual Config GetConfig(string path) => Find(path) switch
    {
        null => null,
        HoconObject block => new Config(block),
        _ => throw new ConfigurationException($"{path} is a single value or a list, not a section."),
    };

    /// <summary>The value at a path, or null.</summary>
    public virtual HoconValue GetValue(string path) => Find(path) is { } node ? new HoconValue(node) : null;

    /// <summary>These settings, and behind them those of another configuration.</summary>
    public virtual Config WithFallback(Config fallback)
    {
        if (fallback is null || fallback.IsEmpty || ReferenceEquals(fallback, this))
        {
            return this;
        }

        return IsEmpty ? fallback : new Config(HoconObject.Merge(_root, fallback._root));
    }

    /// <summary>The top-level keys with their values.</summary>
    public virtual IEnumerable<KeyValuePair<string, HoconValue>> AsEnumerable() =>
        _root.Entries.Select(entry => KeyValuePair.Create(entry.Key, new HoconValue(entry.Value)));

    /// <summary>A text that reads back to the same settings.</summary>
    public override string ToString() => HoconPrinter.Print(_root);

    private HoconNode Find(string path) =>
        _root.Find(HoconPath.Parse(path)) is { } node and not HoconNull ? node : null;

    private string Text(string path) => Find(path) is { } node ? HoconValues.Text(node, path) : null;

    private T Number<T>(string path, T @default, NumberStyles style)
        where T : System.Numerics.INumber<T> =>
        Text(path) is { } text ? HoconValues.Number<T>(text, path, style) : @default;

    private List<T> NumbersOf<T>(string path, NumberStyles style)
        where T : System.Numerics.INumber<T> =>
        Find(path) is { } node ? ItemsOf(node, path, text => HoconValues.Number<T>(text, path, style)) : [];

    private static List<T> ItemsOf<T>(HoconNode node, string path, Func<string, T> parse) =>
        [.. HoconValues.Items(node, path).Select(item => parse(HoconValues.Text(item, path)))];
}
