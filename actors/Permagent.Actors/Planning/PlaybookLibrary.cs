using System.Reflection;

namespace Permagent.Actors.Planning;

/// <summary>The playbooks that a node has, by id.</summary>
public sealed class PlaybookLibrary
{
    private static readonly string[] BuiltInNames = ["digest-folder", "open-todos", "overview-folder"];

    private PlaybookLibrary(ImmutableArray<Playbook> all) => All = all;

    /// <summary>All of them, sorted by id.</summary>
    public ImmutableArray<Playbook> All { get; }

    /// <summary>Those that come with the program.</summary>
    /// <exception cref="PlaybookFormatException">The program was built with a broken one.</exception>
    public static PlaybookLibrary BuiltIn() => new([.. BuiltInNames.Select(ReadBuiltIn)]);

    /// <summary>The playbook with this id, or null.</summary>
    public Playbook? Find(string id) =>
        All.FirstOrDefault(book => string.Equals(book.Id, id, StringComparison.Ordinal));

    private static Playbook ReadBuiltIn(string name)
    {
        var resource = $"Permagent.Actors.Planning.BuiltIn.{name}.json";
        using var stored = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new PlaybookFormatException(name, "it is not in the program.");
        using var bytes = new MemoryStream();
        stored.CopyTo(bytes);
        return PlaybookReader.Read(name, bytes.ToArray());
    }
}
