using Permagent.Node.Api;

namespace Permagent.Node.Cli;

/// <summary>Finds the daemon of a home, or starts it. Implemented by <c>Hosting.NodeLauncher</c>.</summary>
internal interface INodeLauncher
{
    /// <summary>A client of the daemon that runs on this home now; starts nothing.</summary>
    /// <exception cref="NodeException">Exit 6: nobody answers; exit 7: another protocol.</exception>
    Task<INodeClient> ConnectAsync(string home, CancellationToken cancellationToken);

    /// <summary>A client of the daemon of this home; starts <c>permagent up</c> as a detached process when none runs
    /// and waits until it is ready.</summary>
    /// <exception cref="NodeException">It did not become ready; the message says why.</exception>
    Task<INodeClient> EnsureAsync(LaunchRequest request, CancellationToken cancellationToken);

    /// <summary>Runs the daemon in this process until it is told to end (<c>down</c>, TERM, INT). Returns the exit
    /// code.</summary>
    /// <param name="home">The state folder.</param>
    /// <param name="ephemeral">True: end 60 s after the last client left.</param>
    /// <param name="ready">Called once, when the local API answers.</param>
    /// <param name="cancellationToken">Ends the daemon in order.</param>
    Task<int> RunAsync(string home, bool ephemeral, Action<NodeStatus> ready, CancellationToken cancellationToken);
}

/// <summary>Which daemon is wanted. <c>Ephemeral</c>: it ends 60 s after its last client left.</summary>
internal sealed record LaunchRequest(string Home, bool Ephemeral);

/// <summary>State folders. Implemented by <c>Home.Homes</c>.</summary>
internal interface IHomes
{
    /// <summary>Absolute path of the home that the flag, the environment or the platform names; it need not
    /// exist.</summary>
    string Resolve(string? flag);

    /// <summary>The folder with the ledger's head file of this home, outside it.</summary>
    string HeadOf(string home);

    /// <summary>The folder under which <c>try</c> keeps trial homes; it need not exist.</summary>
    string CacheFolder();

    /// <summary>What lies at this path, or null when no home was made there. Reads only small files.</summary>
    /// <exception cref="NodeException">Exit 7: made by a newer program. Exit 1: damaged.</exception>
    HomeInfo? Find(string home);

    /// <summary>Makes the folder, the keys and the settings of a new home; an unfinished one is completed, an existing
    /// one is left as it is. Trial is set here and never later.</summary>
    /// <exception cref="NodeException">No space, no right to write, path too long.</exception>
    Task<HomeInfo> CreateAsync(string home, bool trial, CancellationToken cancellationToken);
}

/// <summary>A home as its files show it. <c>Stopped</c>: its stop flag is set.</summary>
internal sealed record HomeInfo(string Path, bool Trial, bool Stopped, int FormatVersion);

/// <summary>Signs answers with the approver's keys; used by clients only, never by the daemon. Implemented by
/// <c>Keys.ApproverSigner</c>.</summary>
internal interface IApproverSigner
{
    /// <summary>Signs one action-approval statement over the card's digest. The key is loaded for this one signature
    /// and wiped.</summary>
    /// <returns>The DSSE envelope as JSON text.</returns>
    /// <exception cref="NodeException">Exit 1: wrong passphrase, pause after five of them, or the key cannot be
    /// read.</exception>
    Task<string> SignAsync(SignRequest request, CancellationToken cancellationToken);

    /// <summary>True when the home has a key with presence (trust.md section 8).</summary>
    bool HasPresenceKey(string home);

    /// <summary>Makes the first key with presence, under this passphrase, and its key event; needed once, before the
    /// first tier 3 answer. The node reads the event when the answer arrives.</summary>
    Task EnrolPresenceAsync(string home, string passphrase, CancellationToken cancellationToken);
}

/// <summary>What to sign. <c>Passphrase</c> is given for <see cref="SignMethod.Passphrase"/> only.</summary>
internal sealed record SignRequest(string Home, AskCardView Card, bool Allow, SignMethod Method, string? Passphrase);

/// <summary>How the person was present when answering.</summary>
internal enum SignMethod
{
    /// <summary>Typed at this terminal; approver key, presence false. Tier 2.</summary>
    LocalUi,

    /// <summary>Passphrase of the key with presence; presence true. Tier 3.</summary>
    Passphrase,

    /// <summary>The program answers its own ask in a trial home; presence false.</summary>
    Trial,
}

/// <summary>Halts everything without asking the daemon. Implemented by <c>Stop.Stopper</c>.</summary>
internal interface IStopper
{
    /// <summary>Writes the flag, then kills what runs until nothing is left.</summary>
    Task<StopReport> StopAsync(string home, string by, CancellationToken cancellationToken);
}

/// <summary>What a stop did. <c>Already</c>: the flag was set before.</summary>
internal sealed record StopReport(bool Already, int ProcessesKilled, TimeSpan Took);

/// <summary>Checks an export without the node: in another process for <c>try</c> and the first run, in this one for
/// <c>permagent verify</c>.</summary>
internal interface IReceiptVerifier
{
    /// <summary>Checks the export folder or ledger at <c>Path</c> offline.</summary>
    Task<VerifyView> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken);
}

/// <summary>What to check. <c>Home</c>: its own keys count as pinned; null for none. Key files are PEM.</summary>
internal sealed record VerifyRequest(
    string Path, string? Home, string? Key, string? Approver, string? KnownHead);

/// <summary>What was found. <c>Exit</c>: trust.md section 7.</summary>
/// <param name="Exit">0, 10, 20, 30, 40, 50 or 60.</param>
/// <param name="Words">The verdict in one sentence.</param>
/// <param name="Reason">Which step decided it; empty when all verified.</param>
/// <param name="Steps">Each step with its result (<c>ok</c>, <c>fail</c>, <c>skip</c>) and what was compared.</param>
/// <param name="NotProven">What no verification of this export can show.</param>
internal sealed record VerifyView(
    int Exit, string Words, string Reason, IReadOnlyList<VerifyStep> Steps, IReadOnlyList<string> NotProven);

/// <summary>One step of the check.</summary>
internal sealed record VerifyStep(string Name, string Result, string Words);

/// <summary>The doctor's checks that need no daemon. Implemented by <c>Doctor.LocalDoctor</c>.</summary>
internal interface ILocalDoctor
{
    /// <summary>Runs them; a daemon that runs is asked for the rest by the caller.</summary>
    /// <param name="home">The state folder; it need not exist.</param>
    /// <param name="deep">Also the slow ones.</param>
    /// <param name="fix">Does the safe fixes (class S) and checks again.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    Task<IReadOnlyList<DoctorLine>> CheckAsync(
        string home, bool deep, bool fix, CancellationToken cancellationToken);
}
