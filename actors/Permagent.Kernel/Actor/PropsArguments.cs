#nullable disable
using System.Linq.Expressions;
using System.Reflection;

namespace Permagent.Kernel.Actor;

/// <summary>Reads constructor calls out of expressions without compiling them.</summary>
internal static class PropsArguments
{
    internal static object[] Evaluate(NewExpression creation)
    {
        object[] arguments = new object[creation.Arguments.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Evaluate(creation.Arguments[i]);
        }

        return arguments;
    }

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
