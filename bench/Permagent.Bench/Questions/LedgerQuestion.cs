using System.Collections.Immutable;
using System.Security.Cryptography;
using Permagent.Ledger;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;

namespace Permagent.Bench.Questions;

/// <summary>What an entry costs, and what a full check costs.</summary>
internal sealed class LedgerQuestion : IQuestion
{
    private const int Singles = 200;
    private const int Batches = 50;
    private const int EntriesOfBatch = 64;
    private const int Checked = 10_000;

    /// <inheritdoc/>
    public string Name => "ledger";

    /// <inheritdoc/>
    public string Text => "How long does a durable entry take (FULL), and how long the check of a whole ledger?";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Figure>> MeasureAsync(BenchRun bench)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var approver = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var secrets = RandomNumberGenerator.Create();
        var keys = (Node: new EcdsaSigner(key), Approver: new EcdsaSigner(approver));
        var (single, batched, check) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = -1; run < BenchRun.Runs; run++)
        {
            await using var ledger = await CreateAsync(bench, bench.Folder($"ledger{run}"), keys, secrets);
            var each = await bench.EachAsync(
                Singles, async number => await ledger.AppendAsync(Draft(number), CancellationToken.None));
            var seconds = await bench.SecondsAsync(() => AppendAsync(ledger, Batches));
            if (run < 0) continue;
            single.Add(BenchRun.At(each, 0.5));
            batched.Add(Batches * EntriesOfBatch / seconds);
        }

        await using var long10K = await CreateAsync(bench, bench.Folder("long"), keys, secrets);
        await AppendAsync(long10K, Checked / EntriesOfBatch);
        for (var number = (int)long10K.Status.Head.Size; number < Checked; number++)
            await long10K.AppendAsync(Draft(number), CancellationToken.None);
        for (var run = -1; run < BenchRun.Runs; run++)
        {
            var seconds = await bench.SecondsAsync(() => CheckAsync(long10K));
            if (run >= 0) check.Add(seconds);
        }

        return
        [
            new("append, one entry a commit, p50", "ms", single, Goal: 5),
            new("append, 64 entries a commit", "entries/s", batched, Goal: 5_000, AtLeast: true),
            new("full check of 10,000 entries", "s", check, Goal: 0.2),
        ];
    }

    private static async Task CheckAsync(LedgerFile ledger)
    {
        var problems = await ledger.CheckAsync(CancellationToken.None);
        if (!problems.IsEmpty) throw new InvalidDataException(problems[0]);
    }

    private static async Task AppendAsync(LedgerFile ledger, int batches)
    {
        for (var batch = 0; batch < batches; batch++)
        {
            var drafts = Enumerable.Range(batch * EntriesOfBatch, EntriesOfBatch).Select(Draft).ToImmutableArray();
            await ledger.AppendAsync(drafts, CancellationToken.None);
        }
    }

    private static EntryDraft Draft(int number) => new EntryDraft
    {
        Type = EntryTypes.TaskOpen,
        Actor = new EntryActor(ActorKinds.System),
        Goal = $"goal-{number / 10}",
        Task = $"task-{number}",
        Attempt = 1,
        Action = new("fs.read", "fs.read", Tier: "T0", Digest: Digest.Of(BitConverter.GetBytes(number))),
    }.AllObserved();

    private static ValueTask<LedgerFile> CreateAsync(
        BenchRun bench, string folder, (EcdsaSigner Node, EcdsaSigner Approver) keys, RandomNumberGenerator secrets)
    {
        var home = new LedgerHome
        {
            StateFolder = Path.Combine(folder, "state"), HeadFolder = Path.Combine(folder, "head"),
            PlatformId = "bench", BootId = "bench", Clock = bench.Clock, Secrets = secrets,
            Version = "0.1.0", Binary = Digest.Of([1]), Os = "bench",
        };
        var origin = new LogOrigin(NodeId.Of(keys.Node.Spki.Span), 0);
        var first = new KeyEvent(
            KeyEvent.Version, Algorithms.EcdsaP256, KeyEvents.First, origin.ToString(),
            [KeyEventKey.Of(KeyRoles.Node, keys.Node), KeyEventKey.Of(KeyRoles.Approver, keys.Approver)],
            null, null, null, Timestamp.Write(bench.Clock.GetUtcNow()));
        var birth = new LedgerBirth(StatementCodec.Sign(first.AboutKeys(), keys.Node, keys.Approver));
        return LedgerFile.CreateAsync(home, birth, keys.Node, new(), CancellationToken.None);
    }
}
