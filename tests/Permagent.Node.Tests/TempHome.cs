using Permagent.Node.Home;

namespace Permagent.Node.Tests;

/// <summary>A state folder that goes away with the test. Its path is short, since a socket lies in it.</summary>
internal sealed class TempHome : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pg").FullName;

    public HomeFolder Folder => HomeFolder.At(Path);

    public string Path => System.IO.Path.Combine(_root, "h");

    public string Beside(string name) => System.IO.Path.Combine(_root, name);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
