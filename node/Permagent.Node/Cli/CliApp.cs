using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli;

/// <summary>One run of the program: parse, act, exit code. Everything it needs comes in.</summary>
internal static class CliApp
{
    /// <summary>Runs one command line.</summary>
    public static async Task<int> RunAsync(string[] args, CliPorts ports, Interrupt interrupt)
    {
        try
        {
            if (WantsVersion(args)) return ShowVersion(args, ports.Terminal);
            var parsed = CommandTree.Build(ports).Parse(args, new() { ResponseFileTokenReplacer = null });
            if (parsed.Action is not HelpAction && Errors(args, parsed) is { Count: > 0 } errors)
                return Refuse(errors, parsed, ports.Terminal);
            using var output = new TerminalWriter(ports.Terminal);
            var configuration = new InvocationConfiguration
            {
                Output = output,
                Error = output,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // Signals are ours: see Interrupt.
            };
            return await parsed.InvokeAsync(configuration, interrupt.Token);
        }
        catch (OutputClosedException)
        {
            return ExitCodes.Done;
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            return Interrupted(args, ports.Terminal, interrupt.Exit);
        }
    }

    private static List<string> Errors(string[] args, ParseResult parsed)
    {
        var errors = parsed.Errors.Select(error => error.Message).ToList();
        // The parser takes a flag that it does not know for a word; a mistyped flag must not become a question.
        var before = args.TakeWhile(arg => arg != "--").ToHashSet(StringComparer.Ordinal);
        var words = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(result => result.Tokens);
        var stray = words.Select(token => token.Value)
            .Where(word => word.Length > 1 && word[0] == '-' && before.Contains(word));
        errors.AddRange(stray.Select(word => $"There is no flag {word} here. If it is a word, put -- before it."));
        return errors;
    }

    private static int Refuse(List<string> errors, ParseResult parsed, ITerminal terminal)
    {
        foreach (var error in errors) terminal.WriteError($"permagent: {Visible.Of(error)}\n");
        var path = new List<string>();
        for (var at = parsed.CommandResult; at is not null; at = at.Parent as CommandResult)
        {
            if (at.Command is not RootCommand) path.Insert(0, at.Command.Name);
        }

        terminal.WriteError($"See: permagent {string.Join(' ', [.. path, "--help"])}\n");
        return ExitCodes.Usage;
    }

    private static int Interrupted(string[] args, ITerminal terminal, int exit)
    {
        try
        {
            return ReplyPrinter.Fail(CliErrors.Interrupted(exit), terminal, args.Contains("--json"));
        }
        catch (OutputClosedException)
        {
            return exit;
        }
    }

    private static bool WantsVersion(string[] args) =>
        args.TakeWhile(arg => arg != "--").Contains("--version", StringComparer.Ordinal);

    private static int ShowVersion(string[] args, ITerminal terminal)
    {
        var text = args.Contains("--json", StringComparer.Ordinal)
            ? Envelope.Ok("version", new { version = Product.Version }, [], "")
            : $"permagent {Product.Version}";
        terminal.Write(text + "\n");
        return ExitCodes.Done;
    }
}
