namespace Permagent.Node.Cli;

/// <summary>Exit codes of the program (experience.md section 5). Those of <c>verify</c> are in
/// <see cref="VerifyView"/>.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong, or a question would be needed that nobody can answer.</summary>
    public const int Usage = 2;

    /// <summary>Waiting for approval.</summary>
    public const int Waiting = 3;

    /// <summary>Denied.</summary>
    public const int Denied = 4;

    /// <summary>The daemon is not reachable.</summary>
    public const int NoDaemon = 6;

    /// <summary>Made by, or made for, another version.</summary>
    public const int OtherVersion = 7;

    /// <summary>Not found.</summary>
    public const int NotFound = 8;

    /// <summary>Changed since it was shown.</summary>
    public const int Changed = 9;

    /// <summary>Verified, but no other owner has witnessed the log.</summary>
    public const int VerifiedUnwitnessed = 10;

    /// <summary>The time given by <c>--timeout</c> is over.</summary>
    public const int Timeout = 124;

    /// <summary>Interrupted by Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>Ended by TERM.</summary>
    public const int Terminated = 143;
}
