namespace Permagent.Tools.Documents;

/// <summary>The last part of each page: what was not read, and why.</summary>
internal static class LeftOut
{
    /// <summary>Adds the part when there is something to say.</summary>
    public static void Render(Page page, ImmutableSortedDictionary<string, int> counts)
    {
        if (counts.IsEmpty) return;
        page.Heading(2, $"Left out ({Page.Number(counts.Values.Sum())})");
        page.Table("| Reason | Count |", counts.Select(one => $"| {one.Key} | {Page.Number(one.Value)} |"));
    }
}
