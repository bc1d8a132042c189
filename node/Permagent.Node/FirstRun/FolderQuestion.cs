using Permagent.Node.Api;
using Permagent.Node.Cli;
using Permagent.Node.Rendering;

namespace Permagent.Node.FirstRun;

/// <summary>The one question of the first run: which folder may be read. Enter takes the current folder, unless that is
/// the whole disk or the user's own folder.</summary>
internal sealed class FolderQuestion(CliPorts ports)
{
    /// <summary>Tries before the run ends: a typing error or two, not a fight.</summary>
    public const int TriesMax = 3;

    private const int ProposalsMax = 5; // Folders proposed: as many as are compared at a glance.

    /// <summary>The folder, absolute; null when the person gave none.</summary>
    public async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        var standard = IsTooWide(ports.Folder) ? null : ports.Folder;
        if (standard is null) Propose();
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var shown = standard is null ? "" : $" [{Paths.Short(standard, ports)}]";
            ports.Terminal.WriteError(Visible.Of($"1/1 Which folder may I read?{shown}") + " ");
            var typed = await ports.Terminal.ReadLineAsync(hidden: false, cancellationToken);
            if (typed is null) return null;
            if (typed.Trim().Length == 0 && standard is not null) return standard;
            if (TryFolder(typed.Trim()) is { } folder) return folder;
        }

        return null;
    }

    private string? TryFolder(string typed)
    {
        if (typed.Length == 0)
        {
            Say("There is no default here: please type a folder.");
            return null;
        }

        try
        {
            var folder = Paths.Folder(typed, ports);
            if (!IsTooWide(folder)) return folder;
            Say($"{Paths.Short(folder, ports)} is too wide: it holds keys, mail and other people's data.");
            Propose();
        }
        catch (NodeException wrong)
        {
            Say(wrong.Message);
        }

        return null;
    }

    private void Propose()
    {
        try
        {
            var folders = new DirectoryInfo(ports.Folder).GetDirectories()
                .Where(folder => !folder.Name.StartsWith('.') && folder.LinkTarget is null)
                .OrderBy(folder => folder.Name, StringComparer.Ordinal).Take(ProposalsMax)
                .Select(folder => Paths.Short(folder.FullName, ports)).ToArray();
            if (folders.Length > 0) Say("Folders here: " + string.Join(" · ", folders));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Say($"The folders here cannot be listed: {failure.Message}");
        }
    }

    private bool IsTooWide(string folder) => folder == "/" || folder == ports.Environment("HOME");

    private void Say(string line) => ports.Terminal.WriteError("    " + Visible.Of(line) + "\n");
}
