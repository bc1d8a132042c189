using System.Text;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Gate.Tiers;

/// <summary>The tier table of trust.md section 9, as data. A class that is not in it is tier 3.</summary>
internal sealed class TierTable
{
    private const string UnknownClass = "anything else";

    private readonly ImmutableSortedDictionary<string, TierRow> _rows;

    /// <summary>Takes the rows; a class may occur once.</summary>
    public TierTable(IEnumerable<TierRow> rows)
    {
        _rows = rows.ToImmutableSortedDictionary(row => row.Class, row => row, StringComparer.Ordinal);
        Hash = Digest.Of(Encoding.UTF8.GetBytes(Text()));
    }

    /// <summary>The table of this version.</summary>
    public static TierTable Standard { get; } = new(TierRows.All);

    /// <summary>Hash over all rows: the policy that is in force, field 15 of the action digest.</summary>
    public Digest Hash { get; }

    /// <summary>The row of a class; an unknown class gets a row of tier 3 that reaches outside.</summary>
    public TierRow this[string actionClass] =>
        _rows.GetValueOrDefault(actionClass) ?? new TierRow(UnknownClass, Tier.T3) { Outside = true };

    /// <summary>Decides the tier of one action.</summary>
    public TierDecision Decide(TierQuestion question)
    {
        var row = this[question.Class];
        if (row.Base == Tier.T4) return new(Tier.T4, row, []);
        var raised = ImmutableArray.CreateBuilder<string>();
        var tier = row.Base;
        foreach (var raiser in Raisers.All)
        {
            var risen = raiser.Rise(tier, row, question);
            if (risen <= tier) continue;
            tier = risen;
            raised.Add(raiser.Name);
        }

        return new(tier, row, raised.DrainToImmutable());
    }

    private string Text()
    {
        var text = new StringBuilder();
        foreach (var row in _rows.Values)
        {
            text.Append(row.Class).Append(' ').Append(row.Base).Append(' ').Append(row.ItemsMax).Append(' ')
                .Append(row.WithPrivate?.ToString() ?? "-").Append(' ').Append(row.Outside ? 'o' : '-')
                .Append(row.HumanOnly ? 'h' : '-').Append('\n');
        }

        foreach (var raiser in Raisers.All) text.Append(raiser.Name).Append('\n');
        return text.ToString();
    }
}
