namespace Permagent.Testing;

/// <summary>A folder of its own for one test; deleted with all it holds.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>Makes the folder below the system's temporary folder.</summary>
    public TempFolder() => Path = Directory.CreateTempSubdirectory("permagent-test-").FullName;

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>The full path of something in the folder.</summary>
    public string In(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Writes a text file, with its folders, and gives its full path back.</summary>
    public string Write(string name, string text)
    {
        string file = In(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
