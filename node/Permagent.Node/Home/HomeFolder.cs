using Permagent.Node.Api;

namespace Permagent.Node.Home;

/// <summary>The state folder and the names of what lies in it. Knows places, holds nothing open.</summary>
public sealed class HomeFolder
{
    /// <summary>Most bytes of the socket's path. macOS holds 103, Linux 107; 100 leaves room for both.</summary>
    public const int SocketPathBytesMax = 100;

    /// <summary>Least free bytes for a new home: 1 GiB, so that the ledger's ballast and the databases fit.</summary>
    public const long FreeBytesMin = 1L << 30;

    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Names the places of a state folder; creates nothing.</summary>
    /// <param name="root">Absolute path of the state folder.</param>
    /// <param name="head">Absolute path of the head folder.</param>
    public HomeFolder(string root, string head) => (Root, Head) = (root, head);

    /// <summary>Absolute path of the state folder.</summary>
    public string Root { get; }

    /// <summary>Absolute path of the folder with the ledger's head file, outside <see cref="Root"/>.</summary>
    public string Head { get; }

    /// <summary>Events, outbox, feed.</summary>
    public string JournalDatabase => In("journal.db");

    /// <summary>Entries, receipts, approvals.</summary>
    public string LedgerDatabase => In("ledger.db");

    /// <summary>Evidence, encrypted.</summary>
    public string Blobs => In("blobs");

    /// <summary>Memory.</summary>
    public string BrainDatabase => In("brain.db");

    /// <summary>Attempt and integration trees.</summary>
    public string Workspaces => In("workspaces");

    /// <summary>Originals for undo.</summary>
    public string Undo => In("undo");

    /// <summary>Key files.</summary>
    public string Keys => In("keys");

    /// <summary>Settings and granted folders.</summary>
    public string Config => In("config.json");

    /// <summary>One file a child process, the daemon's log and its own record.</summary>
    public string Run => In("run");

    /// <summary>The stop flag.</summary>
    public string StopFile => In("STOP");

    /// <summary>Held by the one process that owns the folder.</summary>
    public string LockFile => In("node.lock");

    /// <summary>The local API.</summary>
    public string Socket => In("permagent.sock");

    /// <summary>True when a home was made here (its settings exist).</summary>
    public bool Exists => File.Exists(Config);

    /// <summary>The home of this path. Its head folder is the platform's for the platform's own place, else the sibling
    /// <c>…-head</c>: a rule that every process tells from the path alone.</summary>
    public static HomeFolder At(string root)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        return new(full, HomeLocation.HeadFolder(full, Environment.GetEnvironmentVariable));
    }

    /// <summary>Refuses a home in which the socket could not be bound.</summary>
    /// <exception cref="NodeException">PA-0102: the path is too long.</exception>
    public void RequireSocketFits()
    {
        var bytes = System.Text.Encoding.UTF8.GetByteCount(Socket);
        if (bytes <= SocketPathBytesMax) return;
        throw new NodeException("PA-0102",
            $"The socket path {Socket} has {bytes} bytes; the system allows {SocketPathBytesMax}.",
            "Choose a shorter state folder: permagent --home DIR", 2);
    }

    /// <summary>Makes the folders that do not exist, each readable by its owner only.</summary>
    /// <exception cref="NodeException">PA-0103: too little space. PA-0104: the folder cannot be written.</exception>
    public void MakeFolders(long freeBytesMin = FreeBytesMin)
    {
        try
        {
            RequireSpace(freeBytesMin); // First: a disk that is too small gets no half home.
            foreach (var folder in new[] { Root, Head, Blobs, Workspaces, Undo, Keys, Run })
            {
                Directory.CreateDirectory(folder, FolderMode);
                File.SetUnixFileMode(folder, FolderMode);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NodeException("PA-0104", $"The state folder {Root} cannot be written: {failure.Message}",
                "Check its owner and mode, or choose another: permagent --home DIR", 1);
        }
    }

    private void RequireSpace(long freeBytesMin)
    {
        var there = Root;
        while (!Directory.Exists(there)) there = Path.GetDirectoryName(there)!;
        var free = new DriveInfo(there).AvailableFreeSpace;
        if (free >= freeBytesMin) return;
        throw new NodeException("PA-0103",
            $"The disk of {Root} has {free / (1 << 20)} MiB free; a new home needs {freeBytesMin / (1 << 20)} MiB. "
            + "Nothing was made.",
            "Free some space, or choose another disk: permagent --home DIR", 1);
    }

    private string In(string name) => Path.Combine(Root, name);
}
