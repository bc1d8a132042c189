using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Permagent.Brain;
using Permagent.Brain.Episodes;
using Permagent.Brain.Recall;

namespace Permagent.Bench.Brain;

/// <summary>Evidence recall on LoCoMo (brain.md 14.1). The data file is read where it lies and never copied.</summary>
internal static partial class LoCoMo
{
    /// <summary>Name of the data file.</summary>
    public const string FileName = "locomo10.json";

    private const int HitsWanted = 40;
    private const int Adversarial = 5;

    /// <summary>Runs all questions of categories 1 to 4.</summary>
    /// <param name="dataFolder">Folder that holds the data file.</param>
    /// <param name="workFolder">Folder for the brains; each is made in a new sub-folder.</param>
    /// <param name="pool">True: one index over all conversations. False: one each.</param>
    /// <param name="form">How text becomes terms.</param>
    /// <param name="clock">Time of the brains; the figures do not depend on it.</param>
    public static async Task<LoCoMoFigures> RunAsync(
        string dataFolder, string workFolder, bool pool, AnalysisForm form, TimeProvider clock)
    {
        var conversations = Read(Path.Combine(dataFolder, FileName));
        var scores = new List<(int Conversation, double At10, double At40, bool Zero)>();
        if (pool)
        {
            await using var brain = Open(Path.Combine(workFolder, $"pool-{form}"), form, clock);
            foreach (var conversation in conversations) await AddAsync(brain, conversation);
            foreach (var conversation in conversations) await AskAsync(brain, conversation, scores);
        }
        else
        {
            foreach (var conversation in conversations)
            {
                var folder = Path.Combine(workFolder, $"conv-{form}-{conversation.Number}");
                await using var brain = Open(folder, form, clock);
                await AddAsync(brain, conversation);
                await AskAsync(brain, conversation, scores);
            }
        }

        return new(
            scores.Count, Percent(scores.Average(score => score.At10)), Percent(scores.Average(score => score.At40)),
            Percent(scores.Average(score => score.Zero ? 1.0 : 0)),
            Percent(scores.Where(score => score.Conversation > 5).Average(score => score.At10)),
            Percent(scores.Where(score => score.Conversation > 5).Average(score => score.At40)));
    }

    private static SqliteBrain Open(string folder, AnalysisForm form, TimeProvider clock) => SqliteBrain.Open(new()
    {
        Folder = folder,
        Clock = clock,
        Secrets = RandomNumberGenerator.Create(),
        Mode = BrainMode.Inline,
        Analysis = form,
        FixedKey = new byte[32],
    });

    private static async Task AddAsync(SqliteBrain brain, Conversation conversation)
    {
        foreach (var turns in conversation.Turns.Chunk(BrainLimits.DraftsMax))
        {
            var results = await brain.AddAsync([.. turns.Select(turn => turn.Draft)], CancellationToken.None);
            for (var i = 0; i < turns.Length; i++)
            {
                if (results[i].Outcome != WriteOutcome.Added) throw new InvalidDataException(results[i].Reason);
                conversation.Places[results[i].Id] = turns[i].Place;
            }
        }
    }

    private static async Task AskAsync(
        SqliteBrain brain, Conversation conversation, List<(int, double, double, bool)> scores)
    {
        foreach (var (question, gold) in conversation.Questions)
        {
            var query = new RecallQuery(question) { K = HitsWanted, Parameters = RecallParameters.Bare };
            var result = await brain.RecallAsync(query, CancellationToken.None);
            var places = result.Hits.Select(hit => conversation.Places.GetValueOrDefault(hit.Episode.Id, "")).ToList();
            var (at10, at40) = (Share(gold, places.Take(10)), Share(gold, places));
            scores.Add((conversation.Number, at10, at40, at40 == 0));
        }
    }

    private static double Share(HashSet<string> gold, IEnumerable<string> places) =>
        (double)places.Count(gold.Contains) / gold.Count;

    private static double Percent(double share) => Math.Round(share * 100, 2);

    private static List<Conversation> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var number = 0;
        return [.. document.RootElement.EnumerateArray().Select(sample => ReadOne(sample, ++number))];
    }

    private static Conversation ReadOne(JsonElement sample, int number)
    {
        var turns = new List<(EpisodeDraft, string)>();
        var talk = sample.GetProperty("conversation");
        for (var session = 1; talk.TryGetProperty($"session_{session}", out var said); session++)
        {
            var date = talk.GetProperty($"session_{session}_date_time").GetString()!;
            foreach (var turn in said.EnumerateArray())
                turns.Add((Draft(turn, number, session, date), turn.GetProperty("dia_id").GetString()!));
        }

        var known = turns.Select(turn => turn.Item2).ToHashSet();
        var questions = new List<(string, HashSet<string>)>();
        foreach (var item in sample.GetProperty("qa").EnumerateArray())
        {
            if (item.GetProperty("category").GetInt32() == Adversarial) continue;
            var gold = item.GetProperty("evidence").EnumerateArray()
                .SelectMany(text => Evidence().Matches(text.GetString()!))
                .Select(match => $"D{match.Groups[1].Value}:{match.Groups[2].Value}").Where(known.Contains).ToHashSet();
            if (gold.Count > 0) questions.Add((item.GetProperty("question").GetString()!, gold));
        }

        return new(number, turns, questions, []);
    }

    private static EpisodeDraft Draft(JsonElement turn, int conversation, int session, string date) => new()
    {
        SourcePath = $"conversation {conversation}",
        SessionKey = $"session {session}",
        Speaker = turn.GetProperty("speaker").GetString()!,
        Text = turn.GetProperty("text").GetString() is { Length: > 0 } text ? text : "-",
        Caption = turn.TryGetProperty("blip_caption", out var caption) ? caption.GetString() ?? "" : "",
        At = Instant.From(DateTimeOffset.UnixEpoch.AddDays(session)),
        AtText = date,
    };

    [GeneratedRegex(@"D:?(\d+):0*(\d+)")]
    private static partial Regex Evidence();

    private sealed record Conversation(
        int Number, List<(EpisodeDraft Draft, string Place)> Turns, List<(string Text, HashSet<string> Gold)> Questions,
        Dictionary<EpisodeId, string> Places);
}
