using System.CommandLine;

namespace Permagent.Node.Cli;

/// <summary>The options behind <see cref="GlobalFlags"/>, recursive: they stand anywhere on the line.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<bool> _json = Flag("--json", "One JSON object; JSON Lines for streams");
    private readonly Option<bool> _plain = Flag("--plain", "No colour, no marks, tab-separated");
    private readonly Option<bool> _quiet = Flag("--quiet", "No progress and no hints", "-q");
    private readonly Option<bool> _verbose = Flag("--verbose", "More about failures", "-v");
    private readonly Option<bool> _noInput = Flag("--no-input", "Never ask a question");
    private readonly Option<bool> _yes = Flag("--yes", "Yes to this program's own questions; never to an ask", "-y");
    private readonly Option<string?> _home = new("--home") { Description = "State folder", HelpName = "DIR" };
    private readonly Option<TimeSpan?> _timeout = Values.Span("--timeout", "Give up after this time, e.g. 30s");
    private readonly Option<string> _colour = new("--color")
    {
        Description = "When to use colour", DefaultValueFactory = _ => "auto", HelpName = "auto|always|never",
    };

    private readonly Option<bool> _utc = Flag("--utc", "Times in UTC");

    /// <summary>Adds all of them to the root.</summary>
    public void AddTo(Command root)
    {
        _colour.AcceptOnlyFromAmong("auto", "always", "never");
        Option[] all = [_json, _plain, _quiet, _verbose, _noInput, _yes, _home, _timeout, _colour, _utc];
        foreach (var option in all)
        {
            option.Recursive = true;
            root.Add(option);
        }
    }

    /// <summary>The values of one command line.</summary>
    public GlobalFlags Read(ParseResult parsed) => new(
        parsed.GetValue(_json), parsed.GetValue(_plain), parsed.GetValue(_quiet), parsed.GetValue(_verbose),
        parsed.GetValue(_noInput), parsed.GetValue(_yes), parsed.GetValue(_home), parsed.GetValue(_timeout),
        parsed.GetValue(_colour) ?? "auto", parsed.GetValue(_utc));

    private static Option<bool> Flag(string name, string words, params string[] aliases) =>
        new(name, aliases) { Description = words };
}
