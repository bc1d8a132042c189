namespace Permagent.Verify.Entries;

/// <summary>Words for decisions and for what became of an effect.</summary>
public static class Outcomes
{
    /// <summary>Decision: may happen.</summary>
    public const string Allow = "allow";

    /// <summary>Decision: may not happen.</summary>
    public const string Deny = "deny";

    /// <summary>Decision: a person is asked.</summary>
    public const string Ask = "ask";

    /// <summary>Decision: nobody answered in time, which is a no.</summary>
    public const string Expired = "expired";

    /// <summary>Decision: the question was withdrawn.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Effect: happened as wanted.</summary>
    public const string Ok = "ok";

    /// <summary>Effect: failed, and it is known how.</summary>
    public const string Error = "error";

    /// <summary>Effect: nobody can say whether it happened.</summary>
    public const string Unknown = "unknown";

    /// <summary>Effect: did not happen.</summary>
    public const string None = "none";
}
