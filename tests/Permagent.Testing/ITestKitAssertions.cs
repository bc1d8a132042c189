#nullable disable
namespace Permagent.Testing;

/// <summary>How a failed expectation becomes a failed test.</summary>
public interface ITestKitAssertions
{
    /// <summary>Fails.</summary>
    void Fail(string format = "", params object[] args);

    /// <summary>Fails unless true.</summary>
    void AssertTrue(bool condition, string format = "", params object[] args);

    /// <summary>Fails unless false.</summary>
    void AssertFalse(bool condition, string format = "", params object[] args);

    /// <summary>Fails unless both are equal.</summary>
    void AssertEqual<T>(T expected, T actual, string format = "", params object[] args);

    /// <summary>Fails unless both are equal by the comparer.</summary>
    void AssertEqual<T>(T expected, T actual, Func<T, T, bool> comparer, string format = "", params object[] args);
}
