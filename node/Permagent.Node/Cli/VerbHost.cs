using System.CommandLine;
using Permagent.Node.Api;
using Permagent.Node.Home;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli;

/// <summary>Runs verbs: reads the flags, gives the time limit, prints what comes back.</summary>
internal sealed class VerbHost(CliPorts ports, GlobalOptions options)
{
    /// <summary>The clock, for options with dates.</summary>
    public TimeProvider Clock => ports.Clock;

    /// <summary>A verb with this action.</summary>
    public Command Verb(
        string name, string words, Func<VerbContext, CancellationToken, Task<Reply>> run, params Symbol[] parts)
    {
        var command = new Command(name, words);
        foreach (var part in parts)
        {
            if (part is Option option) command.Add(option);
            else if (part is Argument argument) command.Add(argument);
            else command.Add((Command)part);
        }

        SetAction(command, run);
        return command;
    }

    /// <summary>A verb that only holds others.</summary>
    public static Command Group(string name, string words, params Command[] verbs)
    {
        var command = new Command(name, words);
        foreach (var verb in verbs) command.Add(verb);
        return command;
    }

    /// <summary>Gives a command its action.</summary>
    public void SetAction(Command command, Func<VerbContext, CancellationToken, Task<Reply>> run) =>
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, run, cancellationToken));

    private async Task<int> RunAsync(
        ParseResult parsed, Func<VerbContext, CancellationToken, Task<Reply>> run, CancellationToken cancellationToken)
    {
        var flags = options.Read(parsed);
        try
        {
            var context = new VerbContext(ports, flags, parsed);
            var reply = await RunInTimeAsync(context, run, cancellationToken);
            if (!reply.Written) context.Show(reply);
            return reply.Exit;
        }
        catch (NodeException failure)
        {
            return ReplyPrinter.Fail(failure, ports.Terminal, flags.Json);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or OutputClosedException))
        {
            if (flags.Verbose) ports.Terminal.WriteError(Lines(failure.ToString()));
            var words = DiskFull.Is(failure) ? DiskFull.Of(failure) : CliErrors.Unexpected(failure);
            return ReplyPrinter.Fail(words, ports.Terminal, flags.Json);
        }
    }

    private static async Task<Reply> RunInTimeAsync(
        VerbContext context, Func<VerbContext, CancellationToken, Task<Reply>> run, CancellationToken cancellationToken)
    {
        if (context.Flags.Timeout is not { } time) return await run(context, cancellationToken);
        using var over = new CancellationTokenSource(time, context.Ports.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, over.Token);
        try
        {
            return await run(context, both.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested
            && !cancellationToken.IsCancellationRequested)
        {
            throw CliErrors.TimedOut(time);
        }
    }

    private static string Lines(string text) =>
        string.Concat(text.Split('\n').Select(line => Visible.Of(line.TrimEnd('\r')) + "\n"));
}
