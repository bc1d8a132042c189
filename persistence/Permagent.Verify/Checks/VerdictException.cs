namespace Permagent.Verify.Checks;

/// <summary>Ends a verification that cannot end well: with its exit code and reason.</summary>
internal sealed class VerdictException(int exitCode, string reason) : Exception(reason)
{
    public int ExitCode => exitCode;

    public static VerdictException Invalid(string reason) => new(ExitCodes.Invalid, reason);

    public static VerdictException Missing(string reason) => new(ExitCodes.Undecided, reason);
}
