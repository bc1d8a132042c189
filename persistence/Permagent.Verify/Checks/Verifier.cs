using Permagent.Verify.Keys;

namespace Permagent.Verify.Checks;

/// <summary>Verifies an export without network and without database, in the order of trust.md section 7.</summary>
public static class Verifier
{
    /// <summary>Verifies a folder: an exported receipt or an exported log.</summary>
    public static VerifyResult Verify(VerifyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var findings = new List<string>();
        try
        {
            if (!Directory.Exists(request.Path)) throw VerdictException.Missing($"{request.Path} is no folder");
            var folder = new ExportFolder(request.Path);
            var work = new Verification(folder, request, findings, cancellationToken);
            var facts = folder.Has(ExportFiles.Proof) || folder.Has(ExportFiles.Receipt)
                ? new ReceiptVerifier(work).Run()
                : new LogVerifier(work).Run();
            return Verified(facts, work);
        }
        catch (VerdictException verdict)
        {
            return Ended(verdict.ExitCode, verdict.Message, findings);
        }
        catch (Exception failure) when (failure is FormatException or KeyEventRefusedException or EndOfStreamException)
        {
            return Ended(ExitCodes.Invalid, failure.Message, findings);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Ended(ExitCodes.Undecided, $"a file cannot be read: {failure.Message}", findings);
        }
    }

    private static VerifyResult Verified(VerifyFacts facts, Verification work)
    {
        ImmutableArray<string> open = facts.Trial ? [Limits.Trial, Limits.Unwitnessed] : [Limits.Unwitnessed];
        var (code, reason) = work switch
        {
            { Pinned: false } => (ExitCodes.Undecided, "all signatures fit, but no key is known from elsewhere"),
            { Revoked: true } => (ExitCodes.KeyRevoked, "verified, but a key was revoked since"),
            _ => (ExitCodes.Unwitnessed, "verified; no other owner has witnessed it"),
        };
        ImmutableArray<string> pin = work.Pinned ? [] : [Limits.Unpinned];
        return new VerifyResult(code, reason, facts, [.. work.Findings], [.. pin, .. open, .. Limits.Always]);
    }

    private static VerifyResult Ended(int exitCode, string reason, List<string> findings) =>
        new(exitCode, reason, null, [.. findings], Limits.Always);
}
