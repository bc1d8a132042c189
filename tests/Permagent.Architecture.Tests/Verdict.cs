namespace Permagent.Architecture.Tests;

internal static class Verdict
{
    private const int ShownMax = 40; // Enough to work on; a broken rule can hit every file.

    public static void None(IEnumerable<Finding> findings)
    {
        var found = findings.ToList();
        Assert.True(found.Count == 0,
            $"{found.Count} places break the rule:\n" + string.Join('\n', found.Take(ShownMax)));
    }

    /// <summary>The rule must report the bad sample; a rule that never failed is no rule.</summary>
    public static void Reports(IEnumerable<Finding> findings, string part) =>
        Assert.Contains(findings, finding => finding.ToString().Contains(part, StringComparison.Ordinal));
}
