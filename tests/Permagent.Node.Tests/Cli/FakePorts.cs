using Permagent.Node.Api;
using Permagent.Node.Cli;

namespace Permagent.Node.Tests.Cli;

/// <summary>State folders that exist when a test says so, or when they were made.</summary>
internal sealed class FakeHomes(string root) : IHomes
{
    public Dictionary<string, HomeInfo> Known { get; } = [];

    public string Resolve(string? flag) => flag is null ? Path.Combine(root, "home") : Path.GetFullPath(flag, root);

    public string HeadOf(string home) => home + "-head";

    public string CacheFolder() => Path.Combine(root, "cache");

    public HomeInfo? Find(string home) => Known.GetValueOrDefault(home);

    public Task<HomeInfo> CreateAsync(string home, bool trial, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(home);
        Known.TryAdd(home, new(home, trial, Stopped: false, FormatVersion: 1));
        return Task.FromResult(Known[home]);
    }
}

/// <summary>Gives the fake node, or nobody.</summary>
internal sealed class FakeLauncher(FakeNode node) : INodeLauncher
{
    public bool Running { get; set; } = true;

    public List<string> Started { get; } = [];

    public Task<INodeClient> ConnectAsync(string home, CancellationToken cancellationToken) =>
        Running
            ? Task.FromResult<INodeClient>(node)
            : throw new NodeException("PA-0100", $"No daemon answers on {home}.", "Start it: permagent up", 6);

    public Task<INodeClient> EnsureAsync(LaunchRequest request, CancellationToken cancellationToken)
    {
        Started.Add(request.Home + (request.Ephemeral ? " ephemeral" : ""));
        Running = true;
        return Task.FromResult<INodeClient>(node);
    }

    public async Task<int> RunAsync(
        string home, bool ephemeral, Action<NodeStatus> ready, CancellationToken cancellationToken)
    {
        ready(await node.StatusAsync(cancellationToken));
        return 0;
    }
}

/// <summary>Writes down what was signed in place of signing.</summary>
internal sealed class FakeSigner : IApproverSigner
{
    public bool Presence { get; set; }

    public List<SignRequest> Signed { get; } = [];

    public string? Enrolled { get; private set; }

    public bool HasPresenceKey(string home) => Presence;

    public Task<string> SignAsync(SignRequest request, CancellationToken cancellationToken)
    {
        Signed.Add(request);
        return Task.FromResult($"signed:{request.Card.Digest}:{request.Allow}:{request.Method}");
    }

    public Task EnrolPresenceAsync(string home, string passphrase, CancellationToken cancellationToken)
    {
        (Presence, Enrolled) = (true, passphrase);
        return Task.CompletedTask;
    }
}

/// <summary>Counts stops.</summary>
internal sealed class FakeStopper : IStopper
{
    public int Stops { get; private set; }

    public Task<StopReport> StopAsync(string home, string by, CancellationToken cancellationToken)
    {
        Stops++;
        return Task.FromResult(new StopReport(Stops > 1, 2, TimeSpan.FromMilliseconds(40)));
    }
}

/// <summary>Gives one verdict for all, or another for one export.</summary>
internal sealed class FakeVerifier : IReceiptVerifier
{
    public int Exit { get; set; } = 10;

    public Dictionary<string, int> ExitOf { get; } = [];

    public List<VerifyRequest> Asked { get; } = [];

    public Task<VerifyView> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        Asked.Add(request);
        var exit = ExitOf.GetValueOrDefault(Path.GetFileName(request.Path), Exit);
        var (words, reason) = exit == 40
            ? ("Something does not verify.", "signature") : ("All signatures, proofs and checks hold.", "");
        VerifyStep[] steps = [new("signature", exit == 40 ? "fail" : "ok", "receipt against the node's key")];
        return Task.FromResult(new VerifyView(exit, words, reason, steps, ["A signature proves origin, not truth."]));
    }
}

/// <summary>Two local checks.</summary>
internal sealed class FakeDoctor : ILocalDoctor
{
    public List<DoctorLine> Lines { get; } =
    [
        new("D05", "ok", "state folder 0700, 20 GB free", "", ""),
        new("D04", "warn", "no socket", "permagent up", "M"),
    ];

    public Task<IReadOnlyList<DoctorLine>> CheckAsync(
        string home, bool deep, bool fix, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DoctorLine>>([.. Lines]);
}
