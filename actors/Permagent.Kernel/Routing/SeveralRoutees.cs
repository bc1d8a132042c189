#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Routing;

/// <summary>Several routees as one: each gets the message.</summary>
internal sealed class SeveralRoutees(IReadOnlyList<Routee> routees) : Routee
{
    public override void Send(object message, IActorRef sender)
    {
        foreach (Routee routee in routees)
        {
            routee.Send(message, sender);
        }
    }
}
