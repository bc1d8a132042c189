using System.Diagnostics;

namespace Permagent.Node.Tests.Processes;

/// <summary>The real program as its user starts it.</summary>
internal static class Program
{
    private static readonly TimeSpan RunTimeMax = TimeSpan.FromMinutes(2); // A hang must end the test, not the suite.

    // What lets root read and write against the modes of a file.
    private const string RootsPowers = "-dac_override,-dac_read_search";

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] args) =>
        await EndAsync(Start(args));

    /// <summary>Runs it so that file modes count, for root too.</summary>
    public static async Task<(int Exit, string Output, string Errors)> RunWithoutRootAsync(params string[] args) =>
        await EndAsync(Environment.IsPrivilegedProcess
            ? Start("setpriv", ["--bounding-set", RootsPowers, "--inh-caps", RootsPowers, "dotnet", Library, .. args])
            : Start(args));

    private static async Task<(int Exit, string Output, string Errors)> EndAsync(Process started)
    {
        using var process = started;
        using var over = new CancellationTokenSource(RunTimeMax);
        var output = process.StandardOutput.ReadToEndAsync(over.Token);
        var errors = process.StandardError.ReadToEndAsync(over.Token);
        await process.WaitForExitAsync(over.Token);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it; the caller waits or kills.</summary>
    public static Process Start(params string[] args) => Start("dotnet", [Library, .. args]);

    private static string Library => Path.Combine(AppContext.BaseDirectory, "permagent.dll");

    private static Process Start(string program, string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} cannot be started.");
        process.StandardInput.Close();
        return process;
    }
}
