using System.Globalization;
using Permagent.Brain.Episodes;
using Permagent.Brain.Store;

namespace Permagent.Brain.Facts;

/// <summary>Corrects and withdraws facts by the user's word.</summary>
internal static class Corrector
{
    /// <summary>Puts a better value in the place of a fact; the words become an episode.</summary>
    public static ChangeResult Correct(WriteScope scope, Correction correction)
    {
        var (old, refusal) = Held(scope, correction.Fact);
        if (old is null) return refusal;
        if (string.IsNullOrWhiteSpace(correction.Value) || correction.Value.Length > BrainLimits.FactValueMax)
            return Refused($"A value has 1 to {BrainLimits.FactValueMax} characters.");
        if (correction.ChangedAt is { } changed && (changed.Micros <= old.ValidFrom || changed.Micros >= old.ValidTo))
            return Refused($"{changed} is not inside the time in which the fact holds.");
        var kind = correction.ChangedAt is null ? ChangeKind.Correct : ChangeKind.Supersede;
        var change = new ChangeWriter(scope, kind, correction.Actor);
        var cite = Note(scope, old, correction, change);
        FactRows.Close(scope, old, change);
        if (correction.ChangedAt is { } from)
        {
            FactRows.Open(
                scope, old with { ValidTo = from.Micros }, FactRows.CitesOf(scope.Db, old.Rid), change);
            old = old with { ValidFrom = from.Micros };
        }

        FactRows.Open(scope, Better(scope, old, correction.Value), [cite], change);
        return Done(change.Write("memory.supersede", correction.Reason));
    }

    /// <summary>Says that a fact was never so.</summary>
    public static ChangeResult Retract(WriteScope scope, FactId fact, string actor, string reason)
    {
        var (old, refusal) = Held(scope, fact);
        if (old is null) return refusal;
        var change = new ChangeWriter(scope, ChangeKind.Retract, actor);
        FactRows.Close(scope, old, change);
        return Done(change.Write("memory.supersede", reason));
    }

    private static (FactRow? Fact, ChangeResult Refusal) Held(WriteScope scope, FactId id)
    {
        var held = FactRows.HeldById(scope.Db, id);
        if (held is not null) return (held, Refused(""));
        var known = scope.Db.Number(
            "SELECT count(*) FROM fact WHERE id = @0 AND status = 'accepted'", id.Value.ToBytes());
        return (null, known > 0
            ? Refused($"Fact {id} has been replaced since. Look up the one that is held now.")
            : new(ChangeOutcome.Unknown, null, $"No fact has the id {id}.", []));
    }

    private static FactRow Better(WriteScope scope, FactRow old, string value)
    {
        if (old.ObjectRid is not { } known)
            return old with { Value = value, Key = EntityRows.Canon(value), Method = FactMethod.User };
        var type = (string)scope.Db.Scalar("SELECT type FROM entity WHERE rid = @0", known)!;
        var target = EntityRows.Get(scope, type, value);
        return old with { Value = value, Key = target.Id.ToString(), ObjectRid = target.Rid, Method = FactMethod.User };
    }

    private static CiteRow Note(WriteScope scope, FactRow old, Correction correction, ChangeWriter change)
    {
        var subject = (string)scope.Db.Scalar("SELECT name FROM entity WHERE rid = @0", old.SubjectRid)!;
        var head = $"{subject} {old.Predicate.Replace('_', ' ')}: ";
        var text = head + correction.Value + (correction.Reason.Length > 0 ? "\n" + correction.Reason : "");
        var draft = new EpisodeDraft
        {
            Text = text,
            SourceKind = "note",
            SourcePath = Rememberer.SourcePath,
            SourceTitle = "Notes",
            SessionKey = scope.Now.ToDateTimeOffset().ToString("yyyy-MM", CultureInfo.InvariantCulture),
            Kind = EpisodeKind.Note,
        };
        var (_, rid) = DraftWriter.AddOne(scope, draft, change);
        return new(rid, head.Length, head.Length + correction.Value.Length);
    }

    private static ChangeResult Done(ChangeId change) => new(ChangeOutcome.Done, change, "", []);

    private static ChangeResult Refused(string reason) => new(ChangeOutcome.Refused, null, reason, []);
}
