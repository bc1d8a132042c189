namespace Permagent.Protocol;

/// <summary>Who asked for something. Only a user's words count as an instruction (trust.md section 15).</summary>
/// <param name="Kind">What sort of asker it is.</param>
/// <param name="Name">Which one, for people to read: <c>local</c>, a schedule's id, a specialist's kind.</param>
public sealed record Principal(PrincipalKind Kind, string Name)
{
    /// <summary>The person at this machine, through the CLI or a screen.</summary>
    public static Principal LocalUser { get; } = new(PrincipalKind.User, "local");
}

/// <summary>The sorts of askers, as written in ledger entries (lower case).</summary>
public enum PrincipalKind
{
    /// <summary>A person, through an interface of this node.</summary>
    User,

    /// <summary>The orchestrator.</summary>
    Orchestrator,

    /// <summary>A specialist at work on an attempt.</summary>
    Specialist,

    /// <summary>The node's own code: landing, recovery, timers.</summary>
    System,
}
