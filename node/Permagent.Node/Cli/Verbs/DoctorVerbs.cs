using System.CommandLine;
using Permagent.Node.Api;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Verbs;

/// <summary><c>doctor</c>: checks that need no daemon, and those that the daemon makes when one runs.</summary>
internal static class DoctorVerbs
{
    private static readonly string[] Results = ["ok", "warn", "fail", "skip"];

    /// <summary>The verb.</summary>
    public static IEnumerable<Command> All(VerbHost host)
    {
        var deep = new Option<bool>("--deep") { Description = "Also the slow checks" };
        var fix = new Option<bool>("--fix") { Description = "Do the safe fixes (class S) and check again" };
        var strict = new Option<bool>("--strict") { Description = "Exit 1 on a warning too" };
        yield return host.Verb(
            "doctor", "Check this home; works with the daemon down and without network",
            (context, token) =>
            {
                var parsed = context.Parsed;
                var request = new Examination(
                    parsed.GetValue(deep), parsed.GetValue(fix), parsed.GetValue(strict));
                return RunAsync(context, request, token);
            },
            deep, fix, strict);
    }

    private sealed record Examination(bool Deep, bool Fix, bool Strict);

    private static async Task<Reply> RunAsync(
        VerbContext context, Examination request, CancellationToken cancellationToken)
    {
        var lines = new List<DoctorLine>(await context.Ports.Doctor.CheckAsync(
            context.Home, request.Deep, request.Fix, cancellationToken));
        var note = await AddNodeLinesAsync(context, request.Deep, lines, cancellationToken);
        lines.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        var fails = lines.Count(line => line.Result == "fail");
        var warns = lines.Count(line => line.Result == "warn");
        var exit = fails > 0 || (request.Strict && warns > 0) ? ExitCodes.Failed : ExitCodes.Done;
        return new("doctor", lines, PageOf(lines, context.Style))
        {
            Exit = exit,
            Warnings = note.Length > 0 ? [note] : [],
            Next = lines.FirstOrDefault(line => line.Result == "fail" && line.Fix.Length > 0)?.Fix ?? "",
        };
    }

    private static async Task<string> AddNodeLinesAsync(
        VerbContext context, bool deep, List<DoctorLine> lines, CancellationToken cancellationToken)
    {
        if (context.Ports.Homes.Find(context.Home) is null)
            return "There is no home yet: permagent sets one up.";
        try
        {
            await using var client = await context.Ports.Launcher.ConnectAsync(context.Home, cancellationToken);
            var known = lines.Select(line => line.Id).ToHashSet(StringComparer.Ordinal);
            lines.AddRange((await client.DoctorAsync(deep, cancellationToken)).Where(line => known.Add(line.Id)));
            return "";
        }
        catch (NodeException absent) when (absent.Exit == ExitCodes.NoDaemon)
        {
            return "The daemon is down: what only it can check, feed and memory index, was not (permagent up).";
        }
    }

    private static Page PageOf(List<DoctorLine> lines, RenderStyle style)
    {
        var page = new Page();
        if (style.Aligned)
        {
            foreach (var line in lines)
                page.Line($"{line.Id}  {line.Result,-4}  {line.Words}{FixOf(line, "  ")}", ToneOf(line.Result));
        }
        else
        {
            page.Table(
                ["id", "result", "words", "fix"],
                lines.Select(line => (IReadOnlyList<string>)[line.Id, line.Result, line.Words, FixOf(line, "")]));
        }

        var counts = Results.Select(result => $"{Units.Count(lines.Count(line => line.Result == result))} {result}");
        return page.Line(string.Join(", ", counts));
    }

    private static string FixOf(DoctorLine line, string before) =>
        line is { Fix.Length: > 0, Result: "fail" or "warn" }
            ? $"{before}Fix ({line.FixClass}): {line.Fix}"
            : "";

    private static Tone ToneOf(string result) => result switch
    {
        "ok" => Tone.Good,
        "fail" => Tone.Bad,
        "warn" => Tone.Warn,
        _ => Tone.Plain,
    };
}
