using Permagent.Kernel.Actor;
using Permagent.Node.Api;

namespace Permagent.Node.Service;

/// <summary>Asks an actor from the edge. A timeout means unknown, not failed, and says so.</summary>
internal static class Asking
{
    /// <summary>Longest wait for an actor: it answers from memory or after one durable write.</summary>
    public static readonly TimeSpan AnswerTimeMax = TimeSpan.FromSeconds(15);

    /// <summary>The answer.</summary>
    /// <exception cref="NodeException">PA-0114: no answer in time.</exception>
    public static async Task<object> AnswerAsync(
        this IActorRef actor, Func<IActorRef, object> question, CancellationToken cancellationToken)
    {
        try
        {
            return await actor.Ask<object>(question, AnswerTimeMax, cancellationToken);
        }
        catch (AskTimeoutException)
        {
            throw new NodeException("PA-0114", $"{actor.Path.Name} did not answer in time.",
                "It may still be done: look again before you repeat it. permagent doctor", 124);
        }
    }
}
