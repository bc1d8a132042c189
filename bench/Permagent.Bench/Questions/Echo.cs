using Permagent.Kernel.Actor;

namespace Permagent.Bench.Questions;

/// <summary>Answers every message with itself.</summary>
internal sealed class Echo : UntypedActor
{
    /// <inheritdoc/>
    protected override void OnReceive(object message) => Sender.Tell(message);
}
