namespace Permagent.Kernel.Util;

/// <summary>Questions to types.</summary>
public static class TypeExtensions
{
    /// <summary>Whether a type is, derives from or implements another.</summary>
    public static bool Implements<T>(this Type type) => Implements(type, typeof(T));

    /// <summary>Whether a type is, derives from or implements another.</summary>
    public static bool Implements(this Type type, Type moreGeneralType) => moreGeneralType.IsAssignableFrom(type);
}
