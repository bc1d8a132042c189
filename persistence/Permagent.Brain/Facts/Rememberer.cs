using System.Globalization;
using Permagent.Brain.Episodes;
using Permagent.Brain.Store;

namespace Permagent.Brain.Facts;

/// <summary>Keeps what the user said, with the fact it states, in one change.</summary>
internal static class Rememberer
{
    /// <summary>Path of the source that holds what the user told directly.</summary>
    public const string SourcePath = "notes";

    /// <summary>Stores the note and its fact.</summary>
    public static RememberResult Remember(WriteScope scope, RememberRequest request)
    {
        var change = new ChangeWriter(scope, ChangeKind.Assert, request.Actor);
        var (episode, rid) = DraftWriter.AddOne(scope, Draft(request, scope.Now), change);
        if (rid == 0 || episode.Outcome == WriteOutcome.Refused) return new(episode, null, null);
        AssertResult? fact = null;
        if (request.Fact is { } draft)
        {
            fact = FactAsserter.Assert(scope, draft, [new(rid, 0, request.Text.Length)], change);

            // Words without the fact they were given for would look like success.
            if (fact.Outcome == AssertOutcome.Refused)
                throw new FactRefusedException(fact.Reason);
        }

        if (change.Count == 0) return new(episode, fact, null);
        var id = change.Write(GraphDoor.EntryTypeOf(change.Kind));
        return new(episode, fact is null ? null : fact with { Change = id }, id);
    }

    // The key is the session: the same key and words are the same note, whenever they come.
    private static EpisodeDraft Draft(RememberRequest request, Instant now) => new()
    {
        Text = request.Text,
        SourceKind = "note",
        SourcePath = SourcePath,
        SourceTitle = "Notes",
        SessionKey = request.Key is { } key
            ? "key " + key
            : now.ToDateTimeOffset().ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Ord = request.Key is null ? null : 0,
        Kind = EpisodeKind.Note,
        Origin = request.Origin,
        Trust = request.Trust,
        Project = request.Project,
    };
}
