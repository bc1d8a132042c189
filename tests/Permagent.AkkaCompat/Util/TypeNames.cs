using System.Reflection;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;

namespace Permagent.Kernel.Util;

/// <summary>Types by the names that settings give them; Akka.NET's root stands for this kernel's.</summary>
internal static class TypeNames
{
    private static readonly (string Akka, string Own)[] s_roots =
    [
        ("Akka.TestKit.Xunit2.", "Permagent.Testing."),
        ("Akka.TestKit.", "Permagent.Testing."),
        ("Akka.", "Permagent.Kernel."),
    ];

    /// <summary>The type of a name, with or without its assembly.</summary>
    /// <exception cref="ConfigurationException">There is none, or it is not what is wanted.</exception>
    internal static Type Find<TWanted>(string name, string path)
    {
        Type found = Find(name) ?? throw new ConfigurationException(
            $"{path}: there is no type '{name}' in the loaded assemblies.");
        return typeof(TWanted).IsAssignableFrom(found)
            ? found
            : throw new ConfigurationException($"{path}: {found.FullName} is no {typeof(TWanted).Name}.");
    }

    /// <summary>The type of a name, or null.</summary>
    internal static Type Find(string name)
    {
        string plain = name.Split(',')[0].Trim();
        foreach ((string akka, string own) in s_roots)
        {
            if (plain.StartsWith(akka, StringComparison.Ordinal))
            {
                return Type.GetType(name, throwOnError: false) ?? Loaded(own + plain[akka.Length..]) ?? Loaded(plain);
            }
        }

        return Type.GetType(name, throwOnError: false) ?? Loaded(plain);
    }

    /// <summary>An object of a type: its constructor with these arguments, or the one with none.</summary>
    /// <exception cref="ConfigurationException">It has neither.</exception>
    internal static object Make(Type type, params object[] arguments)
    {
        const BindingFlags Flags = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        ConstructorInfo[] known = type.GetConstructors(Flags);
        if (known.FirstOrDefault(constructor => Takes(constructor, arguments)) is { } fitting)
        {
            return fitting.Invoke(arguments);
        }

        return known.FirstOrDefault(constructor => constructor.GetParameters().Length == 0)?.Invoke([])
            ?? throw new ConfigurationException(
                $"{type.FullName} has no constructor without parameters and none that takes "
                + $"{string.Join(", ", arguments.Select(argument => argument.GetType().Name))}.");
    }

    /// <summary>Props of an actor whose constructor takes a section of the settings, or nothing.</summary>
    internal static Props PropsOf(Type type, Config section) =>
        type.GetConstructors().Any(constructor => Takes(constructor, [section]))
            ? Props.Create(type, section)
            : Props.Create(type);

    private static bool Takes(ConstructorInfo constructor, object[] arguments)
    {
        ParameterInfo[] parameters = constructor.GetParameters();
        return parameters.Length == arguments.Length
            && parameters.Zip(arguments).All(pair => pair.First.ParameterType.IsInstanceOfType(pair.Second));
    }

    private static Type Loaded(string name) => AppDomain.CurrentDomain.GetAssemblies()
        .Select(assembly => assembly.GetType(name, throwOnError: false))
        .FirstOrDefault(type => type is not null);
}
