namespace Permagent.Verify.Statements;

/// <summary>How the person showed that it was them.</summary>
public static class ApprovalMethods
{
    /// <summary>Fingerprint.</summary>
    public const string TouchId = "touch-id";

    /// <summary>Passphrase of the presence key.</summary>
    public const string Passphrase = "passphrase";

    /// <summary>A paired device.</summary>
    public const string Device = "device";

    /// <summary>At the terminal of this machine, without presence.</summary>
    public const string LocalUi = "local-ui";

    /// <summary>A trial home answers itself; never better than result 10.</summary>
    public const string Trial = "trial";
}
