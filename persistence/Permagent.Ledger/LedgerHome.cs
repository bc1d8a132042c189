using System.Security.Cryptography;

namespace Permagent.Ledger;

/// <summary>Where a ledger lives and what it is given: clock, secrets, and what the node knows of the
/// machine.</summary>
public sealed record LedgerHome
{
    /// <summary>Folder of <c>ledger.db</c> and <c>blobs/</c>.</summary>
    public required string StateFolder { get; init; }

    /// <summary>Folder of the head file. It lies outside the state folder, so that no copy of that one brings it
    /// along.</summary>
    public required string HeadFolder { get; init; }

    /// <summary>Id of the machine; another one than at creation = the folder was copied.</summary>
    public required string PlatformId { get; init; }

    /// <summary>Id of this start of the machine.</summary>
    public required string BootId { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Source of salts, keys and nonces.</summary>
    public required RandomNumberGenerator Secrets { get; init; }

    /// <summary>Version of the program, for receipts.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the program, for receipts.</summary>
    public required Digest Binary { get; init; }

    /// <summary>Operating system, for receipts.</summary>
    public required string Os { get; init; }

    internal string DatabasePath => DatabaseIn(StateFolder);

    internal string BlobFolder => Path.Combine(StateFolder, "blobs");

    internal string BallastPath => Path.Combine(StateFolder, "ledger.ballast");

    internal string HeadPath => HeadIn(HeadFolder);

    internal static string DatabaseIn(string stateFolder) => Path.Combine(stateFolder, "ledger.db");

    internal static string HeadIn(string headFolder) => Path.Combine(headFolder, "head.json");
}
