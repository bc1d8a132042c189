using System.Security.Cryptography;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Workspaces;

/// <summary>Reads what lies in trees and target folders, and never writes. Blocking.</summary>
internal static class TreeFiles
{
    /// <summary>The regular files among <paramref name="paths"/>, with their digests; links and folders are left
    /// out.</summary>
    /// <exception cref="IOException">A file cannot be read, or is larger than <paramref name="bytesMax"/>.</exception>
    public static ImmutableArray<TreeFile> Hash(string root, ImmutableArray<string> paths, long bytesMax)
    {
        var files = ImmutableArray.CreateBuilder<TreeFile>();
        foreach (var path in paths)
        {
            var file = new FileInfo(Path.Combine(root, path));
            if (file is not { Exists: true, LinkTarget: null }) continue;
            if (file.Length > bytesMax)
                throw new IOException(
                    $"{path} has {file.Length} bytes, over {bytesMax}: too large to be checked and landed.");
            files.Add(new(path, HashOf(file.FullName), file.Length));
        }

        return files.ToImmutable();
    }

    /// <summary>Where files would go in a folder. A name that is taken by other content gets a second name,
    /// <c>NAME-permagent.ext</c>; that one is ours, and an older version of it may be replaced.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ImmutableArray<LandingPart> PlaceAll(string folder, ImmutableArray<TreeFile> files, long bytesMax)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder {folder} is not there any more.");
        return [.. files.Select(file => Place(folder, file, bytesMax))];
    }

    private static LandingPart Place(string folder, TreeFile file, long bytesMax)
    {
        var name = Path.GetFileName(file.Path);
        if (Holds(folder, name, file, bytesMax) is not { } holds) return new(file.Path, name, file.Sha256, false);
        if (holds) return new(file.Path, name, file.Sha256, true);
        var second = $"{Path.GetFileNameWithoutExtension(name)}-permagent{Path.GetExtension(name)}";
        return new(file.Path, second, file.Sha256, Holds(folder, second, file, bytesMax) is true);
    }

    /// <summary>Null: the name is free. Else whether it holds exactly this content.</summary>
    private static bool? Holds(string folder, string name, TreeFile file, long bytesMax)
    {
        var path = Path.Combine(folder, name);
        var there = new FileInfo(path);
        if (there.LinkTarget is not null || Directory.Exists(path)) return false;
        if (!there.Exists) return null;
        return there.Length == file.Bytes && there.Length <= bytesMax && HashOf(path) == file.Sha256;
    }

    private static string HashOf(string path)
    {
        using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
