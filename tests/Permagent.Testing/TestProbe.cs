#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Testing;

/// <summary>A second, third … receiver of one test: expects like the kit, and stands for its ref.</summary>
public class TestProbe : TestKitBase, INoImplicitSender, IActorRef, IRefHolder
{
    /// <summary>A probe in a system.</summary>
    public TestProbe(ActorSystem system, ITestKitAssertions assertions, string testProbeName = null)
        : base(assertions, system, ProbeName(testProbeName))
    {
    }

    /// <summary>The probe's ref.</summary>
    public IActorRef Ref => TestActor;

    /// <summary>Who sent the last message taken out.</summary>
    public IActorRef Sender => LastSender;

    /// <inheritdoc/>
    public ActorPath Path => TestActor.Path;

    IActorRef IRefHolder.Held => TestActor;

    /// <summary>Tells a message as the probe.</summary>
    public void Send(IActorRef actor, object message)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Tell(message, TestActor);
    }

    /// <summary>Passes the last message on, as its sender.</summary>
    public void Forward(IActorRef actor) => Forward(actor, LastMessage);

    /// <summary>Passes a message on as the last one's sender.</summary>
    public void Forward(IActorRef actor, object message)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Tell(message, Sender);
    }

    /// <summary>Answers the sender of the last message.</summary>
    public void Reply(object message) => Sender.Tell(message, TestActor);

    /// <inheritdoc/>
    public void Tell(object message, IActorRef sender) => TestActor.Tell(message, sender);

    bool IEquatable<IActorRef>.Equals(IActorRef other) => TestActor.Equals(other);

    int IComparable<IActorRef>.CompareTo(IActorRef other) => TestActor.CompareTo(other);

    int IComparable.CompareTo(object obj) => TestActor.CompareTo(obj);

    /// <inheritdoc/>
    public override bool Equals(object obj) => TestActor.Equals(obj);

    /// <inheritdoc/>
    public override int GetHashCode() => TestActor.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"TestProbe({TestActor})";
}
