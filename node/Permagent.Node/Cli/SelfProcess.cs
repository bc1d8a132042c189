using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Permagent.Node.Cli;

/// <summary>Has this program check an export in another process: what it says does not depend on the state of this
/// one.</summary>
internal sealed class SelfProcess(TimeProvider clock) : IReceiptVerifier
{
    /// <summary>Longest time of one check. A receipt takes well under a second; a large log some seconds.</summary>
    public static readonly TimeSpan CheckTimeMax = TimeSpan.FromSeconds(60);

    /// <summary>Most characters that are read of its answer: 4 Mi; a verdict has some kilobytes.</summary>
    public const int AnswerCharsMax = 4 << 20;

    private static readonly JsonSerializerOptions Names = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <inheritdoc/>
    public async Task<VerifyView> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        using var process = Process.Start(StartOf(request))
            ?? throw new InvalidOperationException("the verifier process did not start");
        using var over = new CancellationTokenSource(CheckTimeMax, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, over.Token);
        try
        {
            var errors = ReadAsync(process.StandardError, both.Token);
            var answer = await ReadAsync(process.StandardOutput, both.Token);
            await process.WaitForExitAsync(both.Token);
            return Parse(answer, await errors, process.ExitCode);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            if (cancellationToken.IsCancellationRequested) throw;
            return Undecided($"The verifier process did not end within {CheckTimeMax.TotalSeconds} s.");
        }
    }

    private static ProcessStartInfo StartOf(VerifyRequest request)
    {
        var start = Self();
        start.ArgumentList.Add("verify");
        start.ArgumentList.Add(request.Path);
        start.ArgumentList.Add("--json");
        Add(start, "--home", request.Home);
        Add(start, "--key", request.Key);
        Add(start, "--approver", request.Approver);
        Add(start, "--known-head", request.KnownHead);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return start;
    }

    /// <summary>This program: its own launcher file, or the runtime with its library.</summary>
    private static ProcessStartInfo Self()
    {
        var path = Environment.ProcessPath ?? "dotnet";
        if (Path.GetFileNameWithoutExtension(path) == "permagent") return new(path);
        var start = new ProcessStartInfo(path);
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "permagent.dll"));
        return start;
    }

    private static void Add(ProcessStartInfo start, string flag, string? value)
    {
        if (value is null) return;
        start.ArgumentList.Add(flag);
        start.ArgumentList.Add(value);
    }

    private static async Task<string> ReadAsync(StreamReader stream, CancellationToken cancellationToken)
    {
        var buffer = new char[AnswerCharsMax];
        var length = await stream.ReadBlockAsync(buffer, cancellationToken);
        return new(buffer, 0, length);
    }

    private static VerifyView Parse(string answer, string errors, int exit)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            if (document.RootElement.TryGetProperty("data", out var data)
                && data.Deserialize<VerifyView>(Names) is { } found && found.Exit == exit)
                return found;
        }
        catch (JsonException)
        {
            return Undecided(Words(errors, exit));
        }

        return Undecided(Words(errors, exit));
    }

    private static string Words(string errors, int exit)
    {
        var said = errors.Trim();
        var code = exit.ToString(CultureInfo.InvariantCulture);
        return $"The verifier process ended with {code} and gave no verdict. {said[..Math.Min(said.Length, 500)]}";
    }

    private static VerifyView Undecided(string why) => new(50, why, "verifier-process", [], []);
}
