#nullable disable
using System.Globalization;
using Xunit;
using Xunit.Sdk;

namespace Permagent.Testing;

/// <summary>Failures as xunit's own.</summary>
public sealed class XunitAssertions : ITestKitAssertions
{
    /// <inheritdoc/>
    public void Fail(string format = "", params object[] args) => Assert.Fail(TextOf(format, args));

    /// <inheritdoc/>
    public void AssertTrue(bool condition, string format = "", params object[] args) =>
        Assert.True(condition, TextOf(format, args));

    /// <inheritdoc/>
    public void AssertFalse(bool condition, string format = "", params object[] args) =>
        Assert.False(condition, TextOf(format, args));

    /// <inheritdoc/>
    public void AssertEqual<T>(T expected, T actual, string format = "", params object[] args) =>
        AssertEqual(expected, actual, Same, format, args);

    /// <inheritdoc/>
    public void AssertEqual<T>(
        T expected, T actual, Func<T, T, bool> comparer, string format = "", params object[] args)
    {
        ArgumentNullException.ThrowIfNull(comparer);
        if (!comparer(expected, actual))
        {
            string text = TextOf(format, args);
            throw EqualException.ForMismatchedValues(
                expected, actual, banner: text.Length == 0 ? null : text);
        }
    }

    // Sequences count as equal when their parts are, as in xunit's Equal.
    private static bool Same<T>(T expected, T actual)
    {
        try
        {
            Assert.Equal(expected, actual);
            return true;
        }
        catch (XunitException)
        {
            return false;
        }
    }

    private static string TextOf(string format, object[] args) => args is null || args.Length == 0
        ? format
        : string.Format(CultureInfo.InvariantCulture, format, args);
}
