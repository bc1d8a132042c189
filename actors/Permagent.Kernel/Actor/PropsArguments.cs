#nullable disable
using System.Linq.Expressions;
using System.Reflection;

namespace Permagent.Kernel.Actor;

/// <summary>Reads constructor calls out of expressions without compiling them, and carries them out.</summary>
internal static class PropsArguments
{
    internal static object[] Evaluate(NewExpression creation) => [.. creation.Arguments.Select(Evaluate)];

    internal static ActorBase Construct(Type type, object[] arguments)
    {
        try
        {
            return (ActorBase)Activator.CreateInstance(
                type,
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions,
                null,
                arguments,
                null);
        }
        catch (MissingMethodException missing)
        {
            throw new ActorInitializationException(
                null, $"{type.FullName} has no public constructor that takes {Describe(arguments)}.", missing);
        }
    }

    private static string Describe(object[] arguments) => arguments.Length == 0
        ? "no arguments"
        : string.Join(", ", arguments.Select(argument => argument?.GetType().Name ?? "null"));

    private static object Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => field.GetValue(Owner(member)),
        MemberExpression { Member: PropertyInfo property } member => property.GetValue(Owner(member)),
        UnaryExpression { NodeType: ExpressionType.Convert } boxed when boxed.Type == typeof(object) =>
            Evaluate(boxed.Operand),
        _ => Expression.Lambda<Func<object>>(Expression.Convert(expression, typeof(object)))
            .Compile(preferInterpretation: true)(),
    };

    private static object Owner(MemberExpression member) =>
        member.Expression is null ? null : Evaluate(member.Expression);
}
