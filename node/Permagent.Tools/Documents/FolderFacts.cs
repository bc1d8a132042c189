using Permagent.Actors.Tools;
using Permagent.Tools.Files;
using Permagent.Verify.Formats;

namespace Permagent.Tools.Documents;

/// <summary>What a folder holds, read file by file; only facts are kept in memory, never the texts.</summary>
/// <param name="Name">Name of the folder.</param>
/// <param name="Scan">Its files.</param>
/// <param name="Texts">Facts of its text files, sorted by path.</param>
/// <param name="Broken">Links that lead to no file here, in order.</param>
/// <param name="LeftOut">What was not read, counted by reason.</param>
internal sealed record FolderFacts(
    string Name, FolderScan Scan, ImmutableArray<FileFacts> Texts, ImmutableArray<LinkFact> Broken,
    ImmutableSortedDictionary<string, int> LeftOut)
{
    /// <summary>The text files that were read, with their hashes, sorted by path.</summary>
    public ImmutableArray<ToolSource> Sources { get; init; } = [];

    /// <summary>Reads a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="own">Relative path of the document that is being written. An earlier landed version of it is no
    /// source: else every run would change the next one.</param>
    /// <param name="limits">How much is read.</param>
    /// <param name="stateFolder">The agent's own state; left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static FolderFacts Read(
        string root, string own, ScanLimits limits, string stateFolder, CancellationToken cancellationToken)
    {
        var scan = FolderScanner.Scan(root, limits, stateFolder, cancellationToken);
        scan = scan with { Files = scan.Files.RemoveAll(file => file.Path == own) };
        var leftOut = scan.LeftOut.ToBuilder();
        var texts = ImmutableArray.CreateBuilder<FileFacts>();
        var sources = ImmutableArray.CreateBuilder<ToolSource>();
        var budget = limits.TotalBytesMax;
        foreach (var file in scan.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var reason = file.Bytes > limits.TextBytesMax ? "larger than 1 MB"
                : file.Bytes > budget ? "over the reading limit"
                : Take($"{root.TrimEnd('/')}/{file.Path}", file.Path, limits, (texts, sources));
            if (reason.Length > 0) leftOut[reason] = leftOut.GetValueOrDefault(reason) + 1;
            else budget -= file.Bytes;
        }

        var hidden = texts.Sum(text => text.Unquotable);
        if (hidden > 0) leftOut["line that cannot be quoted"] = hidden;
        var facts = texts.ToImmutable();
        return new FolderFacts(
            Path.GetFileName(root.TrimEnd('/')), scan, facts, FindBroken(root, facts), leftOut.ToImmutable())
        {
            Sources = sources.ToImmutable(),
        };
    }

    private static string Take(
        string place, string path, ScanLimits limits,
        (ImmutableArray<FileFacts>.Builder Texts, ImmutableArray<ToolSource>.Builder Sources) found)
    {
        byte[] content;
        try
        {
            content = SafeFile.ReadAll(place, limits.TextBytesMax);
        }
        catch (Exception failure) when (IoWords.IsIo(failure))
        {
            return "unreadable";
        }

        if (SecretFiles.LooksLikeKey(content)) return "secret";
        var reason = TextFile.Decode(content, out var text);
        if (reason.Length > 0) return reason;
        found.Texts.Add(FactReader.Read(path, text));
        found.Sources.Add(new(place, Digest.Of(content).ToString()));
        return "";
    }

    private static ImmutableArray<LinkFact> FindBroken(string root, ImmutableArray<FileFacts> texts) =>
        [.. texts.SelectMany(text => text.Links
            .Where(link => !link.Web && !Links.Leads(root, text.Path, link.Target)))];
}
