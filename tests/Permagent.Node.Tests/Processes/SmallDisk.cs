using System.Diagnostics;
using System.Globalization;

namespace Permagent.Node.Tests.Processes;

/// <summary>A real file system of its own, in memory, that can be made full and roomy again. Only root may mount one:
/// elsewhere <see cref="Try"/> gives null, and a test says so and uses the limit of one process.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Roomy = "1200m"; // A limit, not a use: a new home asks for 1 GiB of free space.

    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static SmallDisk? Try()
    {
        var path = Directory.CreateTempSubdirectory("pgd").FullName;
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={Roomy}", "tmpfs", path))
            return new(path);
        Directory.Delete(path);
        return null;
    }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>From now on nothing fits any more.</summary>
    public void Fill()
    {
        var drive = new DriveInfo(Path);
        var kib = ((drive.TotalSize - drive.AvailableFreeSpace) / 1024) + 4;
        Assert.True(Run("mount", "-o", string.Create(CultureInfo.InvariantCulture, $"remount,size={kib}k"), Path));
        try
        {
            File.WriteAllBytes(At("fill"), new byte[64 * 1024]);
        }
        catch (IOException)
        {
            // That is what it is for: the last free page is taken.
            Assert.Equal(0, new DriveInfo(Path).AvailableFreeSpace);
        }
    }

    /// <summary>There is room again.</summary>
    public void Free() => Assert.True(Run("mount", "-o", $"remount,size={Roomy}", Path));

    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static bool Run(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // No such program: then there is no such disk either.
        }
    }
}
