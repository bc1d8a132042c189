namespace Permagent.Verify.Entries;

/// <summary>The kinds of actor that an entry names.</summary>
public static class ActorKinds
{
    /// <summary>A person.</summary>
    public const string User = "user";

    /// <summary>The part that plans and delegates.</summary>
    public const string Orchestrator = "orchestrator";

    /// <summary>A worker on one attempt.</summary>
    public const string Specialist = "specialist";

    /// <summary>A tool.</summary>
    public const string Tool = "tool";

    /// <summary>Another node.</summary>
    public const string Peer = "peer";

    /// <summary>The node itself.</summary>
    public const string System = "system";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [User, Orchestrator, Specialist, Tool, Peer, System];
}
