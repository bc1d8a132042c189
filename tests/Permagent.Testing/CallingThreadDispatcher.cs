#nullable disable
namespace Permagent.Testing;

/// <summary>Runs actors on the thread that tells: a Tell has been processed when it returns.</summary>
public static class CallingThreadDispatcher
{
    /// <summary>The id for <c>Props.WithDispatcher</c>.</summary>
    public static readonly string Id = "akka.test.calling-thread-dispatcher";
}
