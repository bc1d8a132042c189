using Permagent.Brain.Store;

namespace Permagent.Brain.Facts;

/// <summary>Stores facts by the slot rules (brain.md section 8). It looks at one slot only: same subject, same
/// predicate.
/// </summary>
/// <param name="scope">The transaction.</param>
/// <param name="cites">Words that the fact rests on.</param>
/// <param name="change">The change record.</param>
internal sealed class FactAsserter(WriteScope scope, IReadOnlyList<CiteRow> cites, ChangeWriter change)
{
    /// <summary>Asserts a draft with its citations under a change record.</summary>
    public static AssertResult Assert(
        WriteScope scope, FactDraft draft, IReadOnlyList<CiteRow> cites, ChangeWriter change) =>
        new FactAsserter(scope, cites, change).Assert(draft);

    private AssertResult Assert(FactDraft draft)
    {
        var problem = ProblemOf(draft);
        if (problem.Length > 0) return Refused(problem);
        var fact = Prepare(draft);
        var held = FactRows.Held(scope.Db, fact.SubjectRid, fact.Predicate)
            .Where(other => other.Positive == fact.Positive && other.Modality == fact.Modality).ToList();
        var replaced = new List<FactRow>();
        var outcome = AssertOutcome.Added;
        if (fact.HoldsSlot)
        {
            var others = held.Where(other => other.HoldsSlot && other.Key != fact.Key).ToList();
            if (others.Find(other => other.ValidFrom == fact.ValidFrom) is { } sameStart)
            {
                // The user's word outranks what was read; otherwise nothing says which of the two is right.
                if (fact.Method != FactMethod.User || sameStart.Method == FactMethod.User)
                    return Merge(fact with { HoldsSlot = false }, held, AssertOutcome.Conflicting, []);
                FactRows.Close(scope, sameStart, change);
                replaced.Add(sameStart);
                others.Remove(sameStart);
            }

            fact = EndWhereNextStarts(fact, others);
            replaced.AddRange(CutEarlier(fact, others));
            if (replaced.Count > 0) outcome = AssertOutcome.Superseded;
        }

        return Merge(fact, held, outcome, replaced);
    }

    /// <summary>The draft as a row; subject and object get rows.</summary>
    private FactRow Prepare(FactDraft draft)
    {
        var isOne = Predicates.IsOne(scope, draft.Predicate);
        var target = draft.ObjectType is { } type ? EntityRows.Get(scope, type, draft.Value) : default;
        return new()
        {
            SubjectRid = EntityRows.Get(scope, draft.SubjectType, draft.Subject).Rid,
            Predicate = draft.Predicate,
            ObjectRid = draft.ObjectType is null ? null : target.Rid,
            Value = draft.Value,
            Key = draft.ObjectType is null ? EntityRows.Canon(draft.Value) : target.Id.ToString(),
            HoldsSlot = isOne && draft.Positive && draft.Modality == FactModality.Asserted,
            Positive = draft.Positive,
            Modality = draft.Modality,
            ValidFrom = draft.ValidFrom.Micros,
            ValidTo = draft.ValidTo.Micros,
            Precision = draft.ValidPrecision,
            Method = draft.Method,
        };
    }

    private string ProblemOf(FactDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Subject) || string.IsNullOrWhiteSpace(draft.Value))
            return "A fact needs a subject and a value.";
        if (draft.Subject.Length > BrainLimits.NameMax || draft.SubjectType.Length > BrainLimits.NameMax)
            return $"The subject has more than {BrainLimits.NameMax} characters.";
        if (draft.Value.Length > BrainLimits.FactValueMax)
            return $"The value has more than {BrainLimits.FactValueMax} characters; keep it as a note.";
        if (!Predicates.IsName(draft.Predicate))
            return $"'{draft.Predicate}' is no predicate: lower-case letters, digits and underscore, at most 60.";
        if (draft.ValidFrom.Micros >= draft.ValidTo.Micros) return "A fact ends after it starts.";
        return cites.Count == 0 ? "A fact must cite the words it rests on." : "";
    }

    private static FactRow EndWhereNextStarts(FactRow fact, List<FactRow> others)
    {
        var next = others.Where(other => other.ValidFrom > fact.ValidFrom).Select(other => other.ValidFrom)
            .DefaultIfEmpty(long.MaxValue).Min();
        return fact with { ValidTo = Math.Min(fact.ValidTo, next) };
    }

    /// <summary>Ends values that hold when the new one starts: the old version closes, a shorter one opens.</summary>
    private List<FactRow> CutEarlier(FactRow fact, List<FactRow> others)
    {
        var cut = others.Where(other => other.ValidFrom < fact.ValidFrom && other.ValidTo > fact.ValidFrom).ToList();
        foreach (var old in cut)
        {
            FactRows.Close(scope, old, change);
            FactRows.Open(scope, old with { ValidTo = fact.ValidFrom }, FactRows.CitesOf(scope.Db, old.Rid), change);
        }

        if (cut.Count > 0) change.Kind = ChangeKind.Supersede;
        return cut;
    }

    /// <summary>Joins the fact with versions of the same value that overlap or touch it.</summary>
    private AssertResult Merge(
        FactRow fact, List<FactRow> held, AssertOutcome outcome, List<FactRow> replaced)
    {
        var same = held.Where(
            other => other.Key == fact.Key && other.HoldsSlot == fact.HoldsSlot && other.Touches(fact))
            .ToList();
        var whole = fact with
        {
            ValidFrom = same.Select(other => other.ValidFrom).Append(fact.ValidFrom).Min(),
            ValidTo = same.Select(other => other.ValidTo).Append(fact.ValidTo).Max(),
        };
        if (same is [var one] && one.ValidFrom == whole.ValidFrom && one.ValidTo == whole.ValidTo)
        {
            var added = FactRows.Cite(scope, one.Rid, cites);
            if (added > 0) change.Touch("fact", one.Rid, "cited", one.Id);
            return new(added > 0 ? AssertOutcome.Widened : AssertOutcome.Same, new(one.Id), null, [], "");
        }

        var all = same.SelectMany(other => FactRows.CitesOf(scope.Db, other.Rid)).Concat(cites).ToList();
        foreach (var other in same) FactRows.Close(scope, other, change);
        var opened = FactRows.Open(scope, whole, all, change);
        if (same.Count > 0 && outcome == AssertOutcome.Added) outcome = AssertOutcome.Widened;
        return new(outcome, new(opened.Id), null, [.. replaced.Concat(same).Select(old => new FactId(old.Id))], "");
    }

    private static AssertResult Refused(string problem) => new(AssertOutcome.Refused, null, null, [], problem);
}
