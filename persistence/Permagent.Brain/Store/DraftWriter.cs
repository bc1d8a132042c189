using System.Globalization;
using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;

namespace Permagent.Brain.Store;

/// <summary>Stores drafts of conversations and notes.</summary>
internal static class DraftWriter
{
    /// <summary>Stores drafts in order, under one change record.</summary>
    public static ImmutableArray<WriteResult> Add(WriteScope scope, IReadOnlyList<EpisodeDraft> drafts)
    {
        var change = new ChangeWriter(scope, ChangeKind.Assert, "user");
        var results = ImmutableArray.CreateBuilder<WriteResult>(drafts.Count);
        var places = new DraftPlaces(scope);
        foreach (var draft in drafts) results.Add(AddOne(scope, draft, change, places).Result);
        if (change.Count > 0) change.Write(drafts.Count > 1 ? "memory.import" : "memory.write");
        return results.ToImmutable();
    }

    /// <summary>Stores one draft; its row, or 0 if it was refused.</summary>
    public static (WriteResult Result, long Rid) AddOne(WriteScope scope, EpisodeDraft draft, ChangeWriter change) =>
        AddOne(scope, draft, change, new(scope));

    private static (WriteResult Result, long Rid) AddOne(
        WriteScope scope, EpisodeDraft draft, ChangeWriter change, DraftPlaces places)
    {
        var problem = ProblemOf(draft);
        if (problem.Length > 0) return (new(WriteOutcome.Refused, default, problem), 0);
        var (source, session) = places.Of(draft);
        var ord = draft.Ord ?? (int)scope.Db.Number(
            "SELECT ifnull(max(ord) + 1, 0) FROM episode WHERE session_rid = @0", session);
        var at = draft.At ?? scope.Now;
        var id = scope.Keys.Id(
            "episode", source.Id.ToString(), draft.SessionKey, ord.ToString(CultureInfo.InvariantCulture),
            draft.Speaker, draft.At is null && draft.Ord is not null ? "" : at.ToString(), draft.Text);
        var known = EpisodeRows.Find(scope.Db, id);
        if (known != 0) return (Known(scope.Db, known, id), known);
        var rid = EpisodeRows.Add(scope, Prepare(draft, id, session, ord, at), change);
        return (new(WriteOutcome.Added, new(id), ""), rid);
    }

    private static WriteResult Known(Db db, long rid, Key128 id)
    {
        var flags = (EpisodeFlags)db.Number("SELECT flags FROM episode WHERE rid = @0", rid);
        return (flags & EpisodeFlags.Binned) == 0
            ? new(WriteOutcome.Same, new(id), "")
            : new(WriteOutcome.Refused, new(id), "It was forgotten and lies in the bin. Restore it there.");
    }

    private static NewEpisode Prepare(EpisodeDraft draft, Key128 id, long session, int ord, Instant at) => new()
    {
        Id = id,
        SessionRid = session,
        SourcePath = draft.SourcePath,
        Ord = ord,
        Speaker = draft.Speaker,
        Kind = draft.Kind,
        Title = draft.Title,
        Text = draft.Text,
        Caption = draft.Caption,
        AtFrom = at,
        AtPrecision = draft.AtPrecision,
        AtText = draft.AtText,
        Origin = draft.Origin,
        Trust = draft.Trust,
        Project = draft.Project,
        Flags = draft.Trust == Trust.Untrusted ? EpisodeFlags.Quarantined : EpisodeFlags.None,
    };

    private static string ProblemOf(EpisodeDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Text)) return "The text is empty.";
        if (draft.Text.Length > BrainLimits.EpisodeTextMax)
            return $"The text has {draft.Text.Length} characters; at most {BrainLimits.EpisodeTextMax} are kept whole.";
        if (draft.SourcePath.Length == 0 || draft.SessionKey.Length == 0) return "Source and session need a name.";
        if (draft.Ord < 0) return "A place in a session is 0 or more.";
        string[] names =
        [
            draft.SourceKind, draft.SourceTitle, draft.SessionKey, draft.Speaker, draft.Title, draft.AtText,
                draft.Project,
        ];
        return names.Any(name => name.Length > BrainLimits.NameMax)
            ? $"A name has more than {BrainLimits.NameMax} characters."
            : "";
    }
}
