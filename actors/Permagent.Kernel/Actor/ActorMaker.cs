#nullable disable
using System.Collections.Concurrent;
using System.Reflection;

namespace Permagent.Kernel.Actor;

/// <summary>Calls one constructor with the same arguments again and again. What reflection has to find out is found out
/// once.</summary>
internal sealed class ActorMaker
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;

    /// <summary>One for each constructor of the program, however many props name it.</summary>
    private static readonly ConcurrentDictionary<ConstructorInfo, ConstructorInvoker> s_invokers = new();

    private readonly ConstructorInvoker _invoker;
    private readonly object[] _arguments;

    private ActorMaker(ConstructorInfo constructor, object[] arguments)
    {
        _invoker = s_invokers.GetOrAdd(constructor, ConstructorInvoker.Create);
        _arguments = arguments;
    }

    /// <summary>The maker of actors of a type by the public constructor that takes these arguments.</summary>
    /// <exception cref="ActorInitializationException">There is no such constructor.</exception>
    internal static ActorMaker For(Type type, object[] arguments)
    {
        // A copy: the array may be of a narrower type than object[], and the binder may put others in.
        object[] given = [.. arguments];
        return new ActorMaker(Find(type, ref given), given);
    }

    internal ActorBase Make() => (ActorBase)_invoker.Invoke(_arguments.AsSpan());

    private static ConstructorInfo Find(Type type, ref object[] arguments)
    {
        ConstructorInfo[] constructors = type.IsAbstract ? [] : type.GetConstructors(Public);
        if (arguments.Length == 0 && constructors.Length == 1 && constructors[0].GetParameters().Length == 0)
        {
            return constructors[0];
        }

        try
        {
            return (ConstructorInfo)Type.DefaultBinder.BindToMethod(
                Public | BindingFlags.CreateInstance, constructors, ref arguments, null, null, null, out _);
        }
        catch (Exception failure) when (failure is MissingMethodException or AmbiguousMatchException
            or ArgumentException)
        {
            throw new ActorInitializationException(
                null, $"{type.FullName} has no public constructor that takes {Describe(arguments)}.", failure);
        }
    }

    private static string Describe(object[] arguments) => arguments.Length == 0
        ? "no arguments"
        : string.Join(", ", arguments.Select(argument => argument?.GetType().Name ?? "null"));
}
