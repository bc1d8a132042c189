using System.Text;
using System.Text.Json;
using Permagent.Ledger;
using Permagent.Node.Api;
using Permagent.Node.Home;
using Permagent.Verify.Entries;

namespace Permagent.Node.Service;

/// <summary>The folders that the owner named: settings first, then the entry that says so.</summary>
internal sealed class FolderDesk(HomeFolder home, LedgerFile ledger, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Granted folders.</summary>
    public IReadOnlyList<FolderView> All => HomeConfig.Read(home.Config).Folders;

    /// <summary>Grants a folder; a second time changes only whether it may be written.</summary>
    public async Task<FolderView> GrantAsync(GrantFolderRequest request, CancellationToken cancellationToken)
    {
        var path = Check(request.Path);
        await _one.WaitAsync(cancellationToken);
        try
        {
            var config = HomeConfig.Read(home.Config);
            var known = config.Folders.FirstOrDefault(folder => folder.Path == path);
            if (known is not null && known.Write == request.Write) return known;
            if (known is null && config.Folders.Length >= HomeConfig.FoldersMax)
            {
                throw new NodeException("PA-0152", $"{HomeConfig.FoldersMax} folders are granted; that is all.",
                    "Name a folder above several of them.", 1);
            }

            var granted = new FolderView(path, request.Write, clock.GetUtcNow());
            await NoteAsync(granted, cancellationToken);
            (config with { Folders = [.. config.Folders.Where(folder => folder.Path != path), granted] })
                .Write(home.Config);
            return granted;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    /// <summary>The grant of a folder.</summary>
    /// <exception cref="NodeException">PA-0303: it is not granted.</exception>
    public FolderView Require(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return All.FirstOrDefault(granted => granted.Path == path) ?? throw new NodeException(
            "PA-0303", $"{path} is not a granted folder.", $"permagent init --yes --folder {path}", 1);
    }

    private async Task NoteAsync(FolderView granted, CancellationToken cancellationToken)
    {
        var place = await ledger.CommitAsync(Encoding.UTF8.GetBytes(granted.Path), cancellationToken);
        using var data = JsonDocument.Parse(
            $$"""{"kind":"folder","write":{{(granted.Write ? "true" : "false")}},"path_c":"{{place}}"}""");
        await ledger.AppendAsync(
            new EntryDraft
            {
                Type = EntryTypes.ConsentAdd,
                Actor = new EntryActor(ActorKinds.User, "local"),
                Data = data.RootElement.Clone(),
            }.AllObserved(),
            cancellationToken);
    }

    private string Check(string asked)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(asked));
        if (File.Exists(path))
            throw new NodeException("PA-0150", $"{path} is a file.", "Name the folder that holds it.", 2);
        var link = new DirectoryInfo(path);
        if (!link.Exists) throw new NodeException("PA-0150", $"{path} does not exist.", "Name a folder that does.", 2);
        var real = Path.TrimEndingDirectorySeparator(
            link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? link.FullName);
        if (real == Path.GetPathRoot(real))
            throw new NodeException("PA-0151", "The whole disk is too much.", "Name a folder below it.", 2);
        var inside = real == home.Root || (home.Root + "/").StartsWith(real + "/", StringComparison.Ordinal);
        return inside
            ? throw new NodeException("PA-0151", $"{real} holds the node's own state.", "Name another folder.", 2)
            : real;
    }
}
