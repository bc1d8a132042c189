namespace Permagent.Verify.Formats;

/// <summary>Names of the signature algorithms.</summary>
public static class Algorithms
{
    /// <summary>ECDSA on P-256 with SHA-256, DER signatures: the one that every node has.</summary>
    public const string EcdsaP256 = "ecdsa-p256-sha256";
}
