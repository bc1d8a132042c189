using System.Text.Json;
using System.Text.Json.Serialization;
using Permagent.Node.Api;

namespace Permagent.Node.Home;

/// <summary>Settings of a home, in <c>config.json</c>: comments allowed, unknown names refused. Written whole, beside
/// and renamed.</summary>
public sealed record HomeConfig
{
    /// <summary>Format of the home that this program writes. A newer one is refused.</summary>
    public const int VersionNow = 1;

    /// <summary>Most folders that can be granted: each costs a watch and a line on screens.</summary>
    public const int FoldersMax = 64;

    /// <summary>Most bytes of the file; it is written by hand or by us, never large.</summary>
    public const int FileBytesMax = 1 << 20;

    /// <summary>Format of the home.</summary>
    public required int Version { get; init; }

    /// <summary>True for a trial home; the ledger's first entry says the same and decides.</summary>
    public bool Trial { get; init; }

    /// <summary>Folders that the owner named.</summary>
    public ImmutableArray<FolderView> Folders { get; init; } = [];

    /// <summary>Reads the settings.</summary>
    /// <exception cref="NodeException">PA-0105: damaged. PA-0106: made by a newer program.</exception>
    public static HomeConfig Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > FileBytesMax) throw new JsonException($"over {FileBytesMax} bytes");
            var config = JsonSerializer.Deserialize(File.ReadAllBytes(path), HomeJson.Default.HomeConfig)
                ?? throw new JsonException("it is null");
            if (config.Version > VersionNow)
            {
                throw new NodeException("PA-0106",
                    $"The home of {path} has format {config.Version}; this program knows {VersionNow}.",
                    "Use the newer program that made it; nothing was changed.", 7);
            }

            return config;
        }
        catch (JsonException damaged)
        {
            throw new NodeException("PA-0105", $"{path} cannot be read: {damaged.Message}",
                "Correct the file; unknown names and wrong types are refused, comments are allowed.", 1);
        }
    }

    /// <summary>Writes the settings so that a crash or a full disk leaves the old or the new file.</summary>
    public void Write(string path) =>
        WholeFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, HomeJson.Default.HomeConfig));
}

/// <summary>How settings stand on disk.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true,
    ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(HomeConfig))]
internal sealed partial class HomeJson : JsonSerializerContext;
