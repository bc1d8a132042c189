using System.Globalization;
using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;

namespace Permagent.Brain.Store;

/// <summary>Names of values on disk and in exports: written here, so that a rename in the program changes nothing.
/// </summary>
/// <param name="names">Names in the order of the values.</param>
internal sealed class DiskNames<T>(params string[] names)
    where T : struct, Enum
{
    /// <summary>The name of a value.</summary>
    public string this[T value] => names[Convert.ToInt32(value, CultureInfo.InvariantCulture)];

    /// <summary>The value of a name.</summary>
    /// <exception cref="FormatException">The name is unknown.</exception>
    public T Parse(string name)
    {
        var place = Array.IndexOf(names, name);
        if (place < 0) throw new FormatException($"'{name}' is no {typeof(T).Name} known to this program.");
        return (T)Enum.ToObject(typeof(T), place);
    }
}

/// <summary>The names of each type.</summary>
internal static class DiskNames
{
    /// <summary>Kinds of episodes.</summary>
    public static DiskNames<EpisodeKind> Kind { get; } = new("message", "text", "code", "meta", "note");

    /// <summary>Origins.</summary>
    public static DiskNames<EpisodeOrigin> Origin { get; } = new("user", "tool", "model", "recall", "import");

    /// <summary>Trust.</summary>
    public static DiskNames<Trust> Trust { get; } = new("trusted", "untrusted");

    /// <summary>Precision of times.</summary>
    public static DiskNames<TimePrecision> Precision { get; } = new("exact", "day", "month", "year", "file");

    /// <summary>Methods of facts.</summary>
    public static DiskNames<FactMethod> Method { get; } = new("user", "observed", "rules");

    /// <summary>Modality of facts.</summary>
    public static DiskNames<FactModality> Modality { get; } =
        new("asserted", "planned", "hypothetical", "reported", "asked");

    /// <summary>Kinds of changes.</summary>
    public static DiskNames<ChangeKind> Change { get; } =
        new("assert", "supersede", "correct", "retract", "pin", "bin", "restore", "undo", "import");
}
