using Permagent.Node.Home;

namespace Permagent.Node.Tests;

/// <summary>A state folder that goes away with the test. Its path is short, since a socket lies in it.</summary>
internal sealed class TempHome : IDisposable
{
    private readonly string _root;

    public TempHome()
        : this(Directory.CreateTempSubdirectory("pg").FullName)
    {
    }

    private TempHome(string root) => _root = root;

    /// <summary>A folder of this name, emptied: the same path in each run of this process.</summary>
    public static TempHome Fixed(string name)
    {
        var root = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"pg-{Environment.ProcessId}-{name}");
        if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
        Directory.CreateDirectory(root);
        return new(root);
    }

    public HomeFolder Folder => HomeFolder.At(Path);

    public string Path => System.IO.Path.Combine(_root, "h");

    public string Beside(string name) => System.IO.Path.Combine(_root, name);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
