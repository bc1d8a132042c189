using System.Text.Json;
using Permagent.Brain;
using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;
using Permagent.Brain.Ingest;
using Permagent.Brain.Recall;
using Permagent.Node.Api;

namespace Permagent.Node.Service;

/// <summary>The Brain's records as the local API shows them.</summary>
internal static class MemoryViews
{
    private const int ProblemsMax = 20; // A screen of them; the counts say how many there are.

    public static IngestUpdate Of(IngestProgress step) => new(
        step.FilesRead, step.FilesFound, step.EpisodesAdded, step.EpisodesSame, step.EpisodesClosed, step.FactsAdded,
        step.LeftOut,
        [.. step.LeftOutFiles.Take(ProblemsMax).Select(file =>
            $"{file.Path}: {file.Reason}{(file.Detail.Length > 0 ? $" ({file.Detail})" : "")}")],
        step.Finished, step.Changes.IsEmpty ? "" : MemoryDesk.UndoPrefix + step.Changes[^1]);

    public static RecallView Of(RecallRequest request, RecallResult found) => new(
        request.Query, StatusOf(found.Status), WordsOf(found.Status), [.. found.Hits.Select(Of)],
        found.Took.TotalMilliseconds, request.Explain ? Explain(found) : null);

    public static MemoryView Of(Episode episode, ImmutableArray<Fact> facts, string undo) => new(
        episode.Id.ToString(), "episode", episode.Text, PlaceOf(episode), episode.Line, TitleOf(episode),
        episode.AtFrom.ToDateTimeOffset(), NameOf(episode.AtPrecision), NameOf(episode.Origin), FlagsOf(episode),
        [.. facts.Select(FactOf)], undo);

    public static MemoryView Of(Fact fact) => new(
        fact.Id.ToString(), "fact", $"{fact.Subject.Name} {fact.Predicate} {fact.Value}", "", 0, "",
        fact.SysFrom.ToDateTimeOffset(), NameOf(fact.ValidPrecision), NameOf(fact.Method), [], [FactOf(fact)], "");

    public static FactView FactOf(Fact fact) => new(
        fact.Id.ToString(), fact.Subject.Name, fact.Predicate, fact.Value, EndOf(fact.ValidFrom), EndOf(fact.ValidTo),
        fact.SysFrom.ToDateTimeOffset(), EndOf(fact.SysTo), NameOf(fact.Modality), NameOf(fact.Method),
        [.. fact.Support.Select(support => support.Episode.ToString())]);

    public static string StatusOf(RecallStatus status) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    public static string WordsOf(RecallStatus status) => status switch
    {
        RecallStatus.Found => "Found.",
        RecallStatus.Weak => "Found, but it holds few of your words.",
        RecallStatus.NothingRetrieved =>
            "Your words occur, but nothing fits them together. "
            + "It may still be stored: try other words, a name or a date.",
        RecallStatus.TermsUnknown => "None of your words occurs in memory.",
        RecallStatus.Withheld => "There are hits, but they are quarantined or outside what was asked.",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };

    public static string PlaceOf(Episode episode) =>
        episode.Source.Path.Length > 0 ? episode.Source.Path : episode.Source.Title;

    private static HitView Of(RecallHit hit) => new(
        hit.Episode.Id.ToString(), hit.Rank, hit.Score, hit.Excerpt.Text, hit.Excerpt.From, hit.Excerpt.To,
        hit.Excerpt.Full, PlaceOf(hit.Episode), Quotes.LineOf(hit), TitleOf(hit.Episode), hit.Episode.Speaker,
        hit.Episode.AtFrom.ToDateTimeOffset(), NameOf(hit.Episode.AtPrecision), FlagsOf(hit.Episode));

    private static JsonElement Explain(RecallResult found)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("generation", found.Generation);
            json.WriteString("parameters", found.ParametersHash);
            json.WriteNumber("withheld", found.Withheld);
            json.WriteStartArray("stems");
            foreach (var stem in found.Stems) json.WriteStringValue(stem);
            json.WriteEndArray();
            json.WriteStartArray("hits");
            foreach (var hit in found.Hits) Explain(json, hit);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return JsonDocument.Parse(bytes.ToArray()).RootElement.Clone();
    }

    private static void Explain(Utf8JsonWriter json, RecallHit hit)
    {
        var why = hit.Why;
        json.WriteStartObject();
        json.WriteString("id", hit.Episode.Id.ToString());
        json.WriteNumber("score", hit.Score);
        json.WriteNumber("own", why.Own);
        json.WriteNumber("previous", why.Previous);
        json.WriteNumber("next", why.Next);
        json.WriteNumber("window", why.Window);
        json.WriteNumber("session", why.Session);
        json.WriteNumber("speaker", why.Speaker);
        json.WriteStartObject("priors");
        foreach (var (name, factor) in why.Priors) json.WriteNumber(name, factor);
        json.WriteEndObject();
        json.WriteStartObject("terms");
        foreach (var (stem, weight) in why.Terms) json.WriteNumber(stem, weight);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static DateTimeOffset? EndOf(Instant instant) =>
        instant == Instant.Begin || instant == Instant.Forever ? null : instant.ToDateTimeOffset();

    private static string TitleOf(Episode episode) =>
        episode.Title.Length > 0 ? episode.Title : episode.Source.Title;

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static List<string> FlagsOf(Episode episode)
    {
        var flags = Enum.GetValues<EpisodeFlags>()
            .Where(flag => flag != EpisodeFlags.None && episode.Flags.HasFlag(flag)).Select(NameOf).ToList();
        if (episode.Trust == Trust.Untrusted) flags.Add("untrusted");
        if (episode.SysTo != Instant.Forever) flags.Add("gone_from_source");
        return flags;
    }
}
