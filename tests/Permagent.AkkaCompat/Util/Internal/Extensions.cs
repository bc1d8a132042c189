namespace Permagent.Kernel.Util.Internal;

/// <summary>Short forms that Akka.NET's own code uses.</summary>
public static class Extensions
{
    /// <summary>The object as another type.</summary>
    /// <exception cref="InvalidCastException">It is none.</exception>
    public static T AsInstanceOf<T>(this object self) => (T)self;

    /// <summary>All but the first ones.</summary>
    public static IEnumerable<T> Drop<T>(this IEnumerable<T> self, int count) => self.Skip(count);

    /// <summary>The first one, or the type's default.</summary>
    public static T Head<T>(this IEnumerable<T> self) => self.FirstOrDefault();

    /// <summary>The texts with a separator between them.</summary>
    public static string Join(this IEnumerable<string> self, string separator) => string.Join(separator, self);

    /// <summary>Calls an action with each.</summary>
    public static void ForEach<T>(this IEnumerable<T> source, Action<T> action)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(action);
        foreach (T item in source)
        {
            action(item);
        }
    }

    /// <summary>The shorter one.</summary>
    public static TimeSpan Min(this TimeSpan a, TimeSpan b) => a < b ? a : b;

    /// <summary>The longer one.</summary>
    public static TimeSpan Max(this TimeSpan a, TimeSpan b) => a > b ? a : b;
}
