using Permagent.Node.Api;
using Permagent.Node.Cli;
using Permagent.Node.Home;
using Permagent.Node.Keys;
using Permagent.Verify.Checks;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;
using Codes = Permagent.Verify.Checks.ExitCodes;
using VerifyRequest = Permagent.Node.Cli.VerifyRequest;

namespace Permagent.Node.Adapters;

/// <summary>Checks an export in this process, with the verifier's library alone: no network, no database, no daemon.
/// Keys are pinned by the caller's files, or are those of the caller's own home.</summary>
internal sealed class OfflineVerifier : IReceiptVerifier
{
    private const string Passed = "ok";
    private const string Failed = "fail";

    /// <inheritdoc/>
    public Task<VerifyView> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken)
    {
        var result = Verifier.Verify(
            new Verify.Checks.VerifyRequest
            {
                Path = Path.GetFullPath(request.Path),
                NodeKeys = Pinned(request.Home, request.Key, KeyRoles.Node),
                ApproverKeys = Pinned(request.Home, request.Approver, KeyRoles.Approver),
                KnownHead = request.KnownHead is { } file ? HeadOf(file) : null,
            },
            cancellationToken);
        var steps = result.Findings.Select((words, i) => new VerifyStep($"{i + 1}", Passed, words)).ToList();
        if (result.Facts is null) steps.Add(new($"{steps.Count + 1}", Failed, result.Reason));
        var verified = result.ExitCode is Codes.Witnessed or Codes.Unwitnessed;
        var reason = verified ? "" : result.Reason;
        return Task.FromResult(new VerifyView(result.ExitCode, result.Reason, reason, steps, result.NotProven));
    }

    private static ImmutableArray<PublicKey> Pinned(string? home, string? file, string role)
    {
        if (file is not null) return [KeyIn(file)];
        if (home is null) return [];
        var files = new KeyFiles(HomeFolder.At(home));
        return files.Has(role) ? [files.PublicOf(role)] : [];
    }

    private static PublicKey KeyIn(string file)
    {
        try
        {
            return PublicKey.FromPem(File.ReadAllText(file));
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new NodeException("PA-0701", $"{file} is no usable public key: {bad.Message}",
                "Give a PEM file with one PUBLIC KEY block.", 2);
        }
    }

    private static SignedNote HeadOf(string file)
    {
        try
        {
            return SignedNote.Read(File.ReadAllBytes(file));
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new NodeException("PA-0702", $"{file} is no signed head: {bad.Message}",
                "Give a checkpoint.txt that was kept from an earlier export.", 2);
        }
    }
}
