#nullable disable
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Tests;

/// <summary>A system on the test's own thread: what a Tell causes has happened when it returns.</summary>
public abstract class CallingSystem : TestSystem
{
    protected CallingSystem(Func<ActorSystemOptions, ActorSystemOptions> configure = null)
        : base(options => (configure ?? (same => same))(options) with { Dispatcher = DispatcherKind.CallingThread })
    {
    }

    protected List<string> Log { get; } = [];

    /// <summary>Notes events of a type as text.</summary>
    protected List<T> Subscribe<T>()
    {
        List<T> seen = [];
        System.EventStream.Subscribe<T>(Act(a => a.On<T>(seen.Add)));
        return seen;
    }

    protected void AssertLog(params string[] expected)
    {
        Assert.Equal(expected, Log);
        Log.Clear();
    }
}
