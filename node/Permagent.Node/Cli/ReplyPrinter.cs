using Permagent.Node.Api;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli;

/// <summary>Writes replies and failures: the result to standard output, notes and the next step to standard
/// error.</summary>
internal static class ReplyPrinter
{
    /// <summary>A reply, as JSON or as a page.</summary>
    public static void Print(Reply reply, ITerminal terminal, GlobalFlags flags, RenderStyle style)
    {
        if (flags.Json)
        {
            terminal.Write(Envelope.Ok(reply.Schema, reply.Data, reply.Warnings, reply.Next) + "\n");
            return;
        }

        terminal.Write(PagePrinter.Print(reply.Page, style));
        foreach (var warning in reply.Warnings) terminal.WriteError($"Note: {Visible.Of(warning)}\n");
        if (reply.Next.Length > 0 && !flags.Quiet) terminal.WriteError($"Next: {Visible.Of(reply.Next)}\n");
    }

    /// <summary>A failure: JSON on standard output, words on standard error. Returns its exit code.</summary>
    public static int Fail(NodeException failure, ITerminal terminal, bool json)
    {
        if (json) terminal.Write(Envelope.Fail(failure) + "\n");
        else
            terminal.WriteError(
                $"permagent: {Visible.Of(failure.Message)} ({failure.Code})\n{Visible.Of(failure.Fix)}\n");
        return failure.Exit;
    }
}
