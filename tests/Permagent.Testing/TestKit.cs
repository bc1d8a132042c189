#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Actor.Internal;
using Permagent.Kernel.Actor.Setup;
using Permagent.Kernel.Configuration;
using Xunit.Abstractions;

namespace Permagent.Testing;

/// <summary>Base of test classes for xunit: one actor system a test, ended with it.</summary>
public class TestKit : TestKitBase, IDisposable
{
    private readonly bool _ownsSystem = true;
    private bool _isDisposed;

    /// <summary>A test in a system of its own, or in the given one, which it leaves running.</summary>
    public TestKit(ActorSystem system = null, ITestOutputHelper output = null)
        : base(Assertions, system)
    {
        _ownsSystem = system is null;
        Begin(output);
    }

    /// <summary>A test in a system of its own with setups.</summary>
    public TestKit(ActorSystemSetup config, string actorSystemName = null, ITestOutputHelper output = null)
        : base(Assertions, config, actorSystemName) => Begin(output);

    /// <summary>A test in a system of its own with settings.</summary>
    public TestKit(Config config, string actorSystemName = null, ITestOutputHelper output = null)
        : base(Assertions, config, actorSystemName) => Begin(output);

    /// <summary>A test in a system of its own with settings.</summary>
    public TestKit(string config, ITestOutputHelper output = null)
        : base(Assertions, ConfigurationFactory.ParseString(config)) => Begin(output);

    /// <summary>How expectations fail.</summary>
    protected static XunitAssertions Assertions { get; } = new();

    /// <summary>Where log lines go, or null.</summary>
    protected ITestOutputHelper Output { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs after each test; ends its system.</summary>
    protected virtual void AfterAll()
    {
        if (_ownsSystem)
        {
            Shutdown();
        }
    }

    /// <summary>Ends the test once.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (_isDisposed || !disposing)
        {
            return;
        }

        _isDisposed = true;
        try
        {
            AfterAll();
        }
        finally
        {
            InternalCurrentActorCellKeeper.Current = null;
            Events.Output = null;
        }
    }

    private void Begin(ITestOutputHelper output)
    {
        Output = output;
        if (output is not null)
        {
            Events.Output = line => WriteLine(output, line);
        }
    }

    // The helper throws once its test is over; a late log line is no failure.
    private static void WriteLine(ITestOutputHelper output, string line)
    {
        try
        {
            output.WriteLine(line);
        }
        catch (InvalidOperationException)
        {
            Console.Error.WriteLine(line);
        }
    }
}
