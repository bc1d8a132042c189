using System.Diagnostics;
using System.Text;

namespace Permagent.Mutations;

/// <summary>Runs a program to its end, or until its time is over.</summary>
internal static class Tool
{
    // A build leaves servers behind that keep its pipes open: their end cannot be waited for without a limit.
    private static readonly TimeSpan PipesMax = TimeSpan.FromSeconds(2);

    /// <summary>What the program said and its exit code; null where it had to be ended.</summary>
    public static (int? Exit, string Said) Run(string folder, TimeSpan limit, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var said = new StringBuilder();
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"{program} cannot be started.");
        using var open = new CountdownEvent(2);
        void Heard(string? line)
        {
            if (line is null) open.Signal();
            else lock (said) said.AppendLine(line);
        }
        process.OutputDataReceived += (_, part) => Heard(part.Data);
        process.ErrorDataReceived += (_, part) => Heard(part.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExit(limit);
        if (!ended) process.Kill(entireProcessTree: true);
        open.Wait(PipesMax);
        lock (said) return (ended ? process.ExitCode : null, said.ToString());
    }

    /// <summary>The same, for a program that must succeed.</summary>
    /// <exception cref="InvalidOperationException">It failed or took too long; carries what it said.</exception>
    public static string Must(string folder, TimeSpan limit, string program, params string[] arguments)
    {
        var (exit, said) = Run(folder, limit, program, arguments);
        return exit == 0 ? said : throw new InvalidOperationException(
            $"{program} {string.Join(' ', arguments)} {(exit is null ? "took too long" : "failed")}:\n{said}");
    }
}
