using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Permagent.Ledger.Approvals;
using Permagent.Ledger.Effects;
using Permagent.Ledger.Tasks;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;

namespace Permagent.Ledger.Tests;

/// <summary>An empty home with keys in a temporary folder, and short forms for what tests do with its ledger.</summary>
internal sealed class TestHome : IDisposable
{
    private readonly ECDsa[] _keys = [NewKey(), NewKey(), NewKey()];
    private readonly SeededSecrets _secrets = new(1);

    public TestHome()
    {
        (Node, Approver, Presence) = (new(_keys[0]), new(_keys[1]), new(_keys[2]));
        Origin = new LogOrigin(NodeId.Of(Node.Spki.Span), 0);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("ledger-").FullName;

    public ManualClock Clock { get; } = new();

    public EcdsaSigner Node { get; }

    public EcdsaSigner Approver { get; }

    public EcdsaSigner Presence { get; }

    public LogOrigin Origin { get; }

    public bool Trial { get; init; }

    public LedgerOptions Options { get; init; } = new() { Inline = true, Ballast = false };

    public string Platform { get; set; } = "machine-1";

    public string Database => Path.Combine(Folder, "state", "ledger.db");

    public string Head => Path.Combine(Folder, "head", "head.json");

    public LedgerHome Home => new()
    {
        StateFolder = Path.Combine(Folder, "state"), HeadFolder = Path.Combine(Folder, "head"),
        PlatformId = Platform, BootId = "boot-1", Clock = Clock, Secrets = _secrets,
        Version = "0.1.0", Binary = Digest.Of([1]), Os = "test",
    };

    public static EntryActor System { get; } = new(ActorKinds.System);

    public static CancellationToken None => CancellationToken.None;

    public static PublicKey Public(ISigner key) => PublicKey.FromSpki(key.Spki);

    public void Dispose()
    {
        foreach (var key in _keys) key.Dispose();
        _secrets.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    public DsseEnvelope KeyEvent(string kind, (string Role, ISigner Key)[] keys, params ISigner[] signers) =>
        StatementCodec.Sign(
            new KeyEvent(
                1, Algorithms.EcdsaP256, kind, Origin.ToString(),
                [.. keys.Select(key => KeyEventKey.Of(key.Role, key.Key))],
                null, null, Trial ? true : null, Timestamp.Write(Clock.GetUtcNow())).AboutKeys(),
            signers);

    public ValueTask<LedgerFile> CreateAsync() => LedgerFile.CreateAsync(
        Home,
        new LedgerBirth(KeyEvent(
            KeyEvents.First, [(KeyRoles.Node, Node), (KeyRoles.Approver, Approver)], Node, Approver)),
        Node,
        Options,
        None);

    public ValueTask<LedgerFile> OpenAsync() => LedgerFile.OpenAsync(Home, Node, Options, None);

    public ValueTask<long> AddPresenceAsync(LedgerFile ledger) => ledger.AppendAsync(
        new EntryDraft
        {
            Type = EntryTypes.KeyAdd,
            Actor = new EntryActor(ActorKinds.User),
            Decision = new EntryDecision(Outcomes.Allow, Envelope: Base64.Encode(Dsse.Write(KeyEvent(
                KeyEvents.Add, [(KeyRoles.Presence, Presence)], Presence, Approver, Node)))),
        }.AllObserved(),
        None);

    /// <summary>Runs a statement past the ledger, as somebody with the file in hand would.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "The statements are those of the tests.")]
    public void ByHand(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static EntryDraft Draft(string type, string? task = null) => new EntryDraft
    {
        Type = type, Actor = System, Goal = task is null ? null : "g1", Task = task,
    }.AllObserved();

    public static EntryAction Action(string tier, byte number) =>
        new("fs.land", "fs.land", Tier: tier, Digest: Digest.Of([number]));

    public static EntryDraft Acting(string type, string tier, byte number, string? task = "t1") =>
        (Draft(type, task) with { Action = Action(tier, number), Observed = [] }).AllObserved();

    public ApprovalAsk Ask(string tier, byte number, string? task = "t1") => new(
        Acting(EntryTypes.ApprovalRequest, tier, number, task),
        Clock.GetUtcNow() + TimeSpan.FromMinutes(15),
        Digest.Of(Encoding.UTF8.GetBytes("card")));

    public DsseEnvelope SignedAnswer(long request, string tier, byte number, string answer, ISigner? by = null)
    {
        var presence = by == Presence;
        var method = Trial ? ApprovalMethods.Trial : presence ? ApprovalMethods.Passphrase : ApprovalMethods.LocalUi;
        var statement = new ActionApproval(
            1, Algorithms.EcdsaP256, Origin.ToString(), request, tier, answer, null, method, presence,
            Timestamp.Write(Clock.GetUtcNow()));
        return StatementCodec.Sign(statement.About(Digest.Of([number])), by ?? Approver);
    }

    public ApprovalReply Yes(long request, string tier, byte number, ISigner? by = null) => new(
        request, Digest.Of([number]), Outcomes.Allow,
        SignedAnswer(request, tier, number, ApprovalAnswers.AllowOnce, by), new EntryActor(ActorKinds.User));

    public static IntentFacts Intent(string tier, byte number, long? request = null, string? task = "t1") => new()
    {
        Intent = Acting(EntryTypes.ActionIntent, tier, number, task),
        EffectKey = Digest.Of([number, 99]),
        ApprovalRequestSeq = request,
    };

    public static EntryDraft Result(string status) => new EntryDraft
    {
        Type = EntryTypes.ActionResult, Actor = System, Effect = new EntryEffect(status),
    }.AllObserved();

    public TaskClosing Closing(string task = "t1", string outcome = TaskOutcomes.Completed) => new()
    {
        Task = task, Goal = "g1", GoalC = Digest.Of([7]), Outcome = outcome, Opened = Clock.GetUtcNow(), By = System,
        Subjects = [new("OVERVIEW.md", Digest.Of([8])), new("notes", null, new byte[] { 1, 2, 3 })],
        Policy = new ReceiptPolicy(Digest.Of([9])),
        Criteria = [new("c1", Digest.Of([10]), ["k1"]), new("c2", Digest.Of([11]), [], new("subjective", "taste"))],
        Checks =
        [
            new("k1", "citations", Digest.Of([12]), 1, Digest.Of([13]), "not_run", CheckResults.Pass, null,
                Digest.Of([14]), 5, true, true, "node"),
        ],
        Undo = new ReceiptUndo(true, "u1", "undo store", null, []),
        Cost = new ReceiptCost(12, 0, 0, 0, null, null, []),
        Asserted = ["agents"],
    };

    /// <summary>A task with an attempt, a check, an approved effect, and its receipt.</summary>
    public async Task<TaskReceiptRow> CloseOneTaskAsync(LedgerFile ledger, string task = "t1", byte number = 1)
    {
        var key = new TaskKey("g1", task, 1, System);
        await ledger.AppendAsync(Draft(EntryTypes.TaskOpen, task), None);
        await ledger.OpenAttemptAsync(key, Digest.Of([20]), None);
        await ledger.CloseAttemptAsync(new AttemptClosing(key, Digest.Of([20]), Digest.Of([13]), "accepted"), None);
        await ledger.RecordCheckRunAsync(
            new CheckRunFacts(key, "k1", 1, Digest.Of([13]), CheckResults.Pass), None);
        var request = await ledger.RequestApprovalAsync(Ask("T2", number, task), None);
        await ledger.AnswerApprovalAsync(Yes(request, "T2", number), None);
        var begun = (EffectBegun)await ledger.BeginEffectAsync(Intent("T2", number, request, task), None);
        await ledger.EndEffectAsync(begun.IntentSeq, Result(Outcomes.Ok), None);
        return await ledger.CloseTaskAsync(Closing(task), None);
    }

    private static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);
}
