using Permagent.Protocol;
using Permagent.Verify.Entries;

namespace Permagent.Actors.Ledgers;

/// <summary>How askers are named in entries.</summary>
internal static class EntryActors
{
    /// <summary>The kind, as written.</summary>
    public static string KindOf(PrincipalKind kind) => kind switch
    {
        PrincipalKind.User => ActorKinds.User,
        PrincipalKind.Orchestrator => ActorKinds.Orchestrator,
        PrincipalKind.Specialist => ActorKinds.Specialist,
        _ => ActorKinds.System,
    };
}
