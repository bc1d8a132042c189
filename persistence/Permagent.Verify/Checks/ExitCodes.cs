namespace Permagent.Verify.Checks;

/// <summary>Results of a verification, as exit codes.</summary>
public static class ExitCodes
{
    /// <summary>Verified and witnessed.</summary>
    public const int Witnessed = 0;

    /// <summary>Verified; no other owner has witnessed it.</summary>
    public const int Unwitnessed = 10;

    /// <summary>Verified, but a key was revoked since.</summary>
    public const int KeyRevoked = 20;

    /// <summary>Two histories signed by one log.</summary>
    public const int TwoHistories = 30;

    /// <summary>Something does not verify.</summary>
    public const int Invalid = 40;

    /// <summary>Cannot be decided: material is missing.</summary>
    public const int Undecided = 50;
}
