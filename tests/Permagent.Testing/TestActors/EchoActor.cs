#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Testing.TestActors;

/// <summary>Sends what it gets to the test actor, and back to the sender unless told not to.</summary>
public class EchoActor : ReceiveActor
{
    /// <summary>Made for a test.</summary>
    public EchoActor(TestKitBase testkit, bool echoBackToSenderAsWell = true)
    {
        ArgumentNullException.ThrowIfNull(testkit);
        ReceiveAny(message =>
        {
            IActorRef sender = Sender;
            testkit.TestActor.Tell(message, sender);
            if (echoBackToSenderAsWell && !sender.Equals(testkit.TestActor))
            {
                sender.Tell(message, Self);
            }
        });
    }

    /// <summary>An actor that echoes to the test actor and its sender.</summary>
    public static Props Props(TestKitBase testkit, bool echoBackToSenderAsWell = true) =>
        Kernel.Actor.Props.Create(() => new EchoActor(testkit, echoBackToSenderAsWell));
}
