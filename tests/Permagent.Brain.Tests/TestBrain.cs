using System.Security.Cryptography;
using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;
using Permagent.Brain.Ingest;
using Permagent.Brain.Recall;

namespace Permagent.Brain.Tests;

/// <summary>A Brain in a folder of its own, on a clock that stands.</summary>
internal sealed class TestBrain : IAsyncDisposable
{
    private readonly AnalysisForm _form;
    private readonly BrainMode _mode;
    private readonly bool _fixedKey;

    public TestBrain(
        BrainMode mode = BrainMode.Inline, AnalysisForm form = AnalysisForm.Product, bool fixedKey = true)
    {
        (_mode, _form, _fixedKey) = (mode, form, fixedKey);
        Root = Directory.CreateTempSubdirectory("brain-test-").FullName;
        Folder = Path.Combine(Root, "state");
        Files = Directory.CreateDirectory(Path.Combine(Root, "files")).FullName;
        Brain = Open();
    }

    public string Root { get; }

    public string Folder { get; }

    public string Files { get; }

    public ManualClock Clock { get; } = new();

    public SqliteBrain Brain { get; private set; }

    public string Database => Path.Combine(Folder, "brain.db");

    public SqliteBrain Open() => SqliteBrain.Open(new()
    {
        Folder = Folder,
        Clock = Clock,
        Secrets = RandomNumberGenerator.Create(),
        Mode = _mode,
        Analysis = _form,
        FixedKey = _fixedKey ? new byte[32] : default(ReadOnlyMemory<byte>),
    });

    public void CrashAndReopen()
    {
        Brain.Crash();
        Brain = Open();
    }

    public async Task<EpisodeId> SayAsync(
        string text, string speaker = "", string session = "s1", int? ord = null, DateTimeOffset? at = null)
    {
        var draft = new EpisodeDraft
        {
            Text = text,
            Speaker = speaker,
            SourcePath = "chat",
            SessionKey = session,
            Ord = ord,
            At = at is { } time ? Instant.From(time) : null,
        };
        var result = Assert.Single(await Brain.AddAsync([draft], default));
        Assert.True(result.Outcome is WriteOutcome.Added or WriteOutcome.Same, result.Reason);
        return result.Id;
    }

    public async Task<AssertResult> FactAsync(
        string subject, string predicate, string value, DateTimeOffset? from = null,
        FactMethod method = FactMethod.User)
    {
        var text = $"{subject} {predicate} {value}";
        var episode = await SayAsync(text);
        return await Brain.Graph.AssertAsync(
            new()
            {
                Subject = subject,
                SubjectType = "person",
                Predicate = predicate,
                Value = value,
                ValidFrom = from is { } start ? Instant.From(start) : Instant.Begin,
                Method = method,
                Cites = [new(episode, 0, text.Length)],
            },
            default);
    }

    public async Task<string[]> ValuesAsync(
        string subject, string predicate, DateTimeOffset? valid = null, Instant? known = null)
    {
        var entity = Assert.Single((await Brain.Graph.ResolveAsync(subject, null, default)).Entities);
        var point = new AsOf(Instant.From(valid ?? Clock.Time), known ?? new(Instant.Forever.Micros - 1));
        var facts = await Brain.Graph.FactsAsync(new() { Subject = entity.Id, Predicate = predicate }, point, default);
        return [.. facts.Select(fact => fact.Value)];
    }

    public async Task<RecallResult> AskAsync(string question, int k = 10) =>
        await Brain.RecallAsync(new(question) { K = k }, default);

    public async Task<string[]> TextsAsync(string question) =>
        [.. (await AskAsync(question)).Hits.Select(hit => hit.Episode.Text)];

    public void Write(string name, string content, DateTimeOffset? modified = null)
    {
        var path = Path.Combine(Files, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, (modified ?? Clock.Time).UtcDateTime);
    }

    public async Task<IngestProgress> IngestAsync(IngestRequest? request = null)
    {
        IngestProgress? last = null;
        await foreach (var progress in Brain.IngestAsync(request ?? new(Files), default)) last = progress;
        Assert.True(last!.Finished);
        return last;
    }

    public async ValueTask DisposeAsync()
    {
        await Brain.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }
}
