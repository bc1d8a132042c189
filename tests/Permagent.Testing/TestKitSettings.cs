#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;

namespace Permagent.Testing;

/// <summary>Times of the test kit, from <c>akka.test</c>.</summary>
public sealed class TestKitSettings : IExtension
{
    /// <summary>Read from a system's settings.</summary>
    public TestKitSettings(Config config)
    {
        ArgumentNullException.ThrowIfNull(config);
        DefaultTimeout = config.GetTimeSpan("akka.test.default-timeout", TimeSpan.FromSeconds(5), false);
        SingleExpectDefault = config.GetTimeSpan("akka.test.single-expect-default", TimeSpan.FromSeconds(3), false);
        ExpectNoMessageDefault = config.GetTimeSpan("akka.test.expect-no-message-default", SingleExpectDefault, false);
        TestEventFilterLeeway = config.GetTimeSpan("akka.test.filter-leeway", TimeSpan.FromSeconds(3), false);
        TestTimeFactor = config.GetDouble("akka.test.timefactor", 1.0);
        LogTestKitCalls = config.GetBoolean("akka.test.testkit.debug", false);
        if (TestTimeFactor <= 0)
        {
            throw new ConfigurationException($"akka.test.timefactor is {TestTimeFactor}; it must be above 0.");
        }
    }

    /// <summary>How long asks and barriers wait.</summary>
    public TimeSpan DefaultTimeout { get; }

    /// <summary>How long one expectation waits.</summary>
    public TimeSpan SingleExpectDefault { get; }

    /// <summary>How long silence is listened to.</summary>
    public TimeSpan ExpectNoMessageDefault { get; }

    /// <summary>How long an event filter waits for events after the action.</summary>
    public TimeSpan TestEventFilterLeeway { get; }

    /// <summary>What times are multiplied by.</summary>
    public double TestTimeFactor { get; }

    /// <summary>Kept for compatibility; without effect.</summary>
    public bool LogTestKitCalls { get; }
}
