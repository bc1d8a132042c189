using Permagent.Node.Home;

namespace Permagent.Node.Tests;

/// <summary>A state folder that goes away with the test. Its path is short, since a socket lies in it.</summary>
internal sealed class TempHome : IDisposable
{
    private const string InMemory = "/dev/shm";
    private const long FreeBytesMin = 4L << 30; // Room for some homes, and for the first run's wish for 1 GiB.

    private readonly string _root;

    public TempHome()
        : this(MakeFolder())
    {
    }

    private TempHome(string root) => _root = root;

    /// <summary>A folder of this name, emptied: the same path in each run of this process.</summary>
    public static TempHome Fixed(string name)
    {
        var root = System.IO.Path.Combine(Parent(), $"pg-{Environment.ProcessId}-{name}");
        if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
        Directory.CreateDirectory(root);
        return new(root);
    }

    public HomeFolder Folder => HomeFolder.At(Path);

    public string Path => System.IO.Path.Combine(_root, "h");

    public string Beside(string name) => System.IO.Path.Combine(_root, name);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    // Files in memory where there is room: a killed process leaves the same bytes there as on a disk, only sooner.
    private static string Parent() =>
        Directory.Exists(InMemory) && new DriveInfo(InMemory).AvailableFreeSpace >= FreeBytesMin
            ? InMemory : System.IO.Path.GetTempPath();

    private static string MakeFolder()
    {
        while (true)
        {
            var root = System.IO.Path.Combine(Parent(), "pg" + System.IO.Path.GetRandomFileName().Split('.')[0]);
            if (Directory.Exists(root)) continue;
            Directory.CreateDirectory(root);
            return root;
        }
    }
}
