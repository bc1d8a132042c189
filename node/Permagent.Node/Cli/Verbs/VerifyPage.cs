using System.Globalization;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Verbs;

/// <summary>The verdict of a check, its steps, and what it cannot show.</summary>
internal static class VerifyPage
{
    /// <summary>The page. On a screen each step is a line that wraps: digests and names in it must not be
    /// cut.</summary>
    public static Page Of(VerifyView found, RenderStyle style)
    {
        var page = new Page();
        if (style.Aligned)
        {
            foreach (var step in found.Steps) page.Line($"{step.Result,-4}  {step.Name}: {step.Words}");
        }
        else
        {
            page.Table(
                ["step", "result", "compared"],
                found.Steps.Select(step => (IReadOnlyList<string>)[step.Name, step.Result, step.Words]));
        }

        var number = found.Exit.ToString(CultureInfo.InvariantCulture);
        page.Line($"{found.Words} ({number})", ToneOf(found.Exit));
        if (found.Reason.Length > 0) page.Pair("Reason", found.Reason, ToneOf(found.Exit));
        foreach (var limit in found.NotProven) page.Pair("Not proven", limit);
        return page;
    }

    /// <summary>The verdict's number in a few words, as trust.md section 7 has them.</summary>
    public static string Short(int exit) => exit switch
    {
        0 => "verified and witnessed (0)",
        10 => "verified, no witness yet (10)",
        20 => "verified, but a key was revoked since (20)",
        30 => "two histories signed by one log (30)",
        40 => "something does not verify (40)",
        50 => "cannot decide, material is missing (50)",
        60 => "verified, but a check run again differs (60)",
        _ => $"no verdict ({exit.ToString(CultureInfo.InvariantCulture)})",
    };

    private static Tone ToneOf(int exit) => exit switch
    {
        0 or 10 => Tone.Good,
        20 or 50 or 60 => Tone.Warn,
        _ => Tone.Bad,
    };
}
