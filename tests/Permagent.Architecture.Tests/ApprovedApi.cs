using System.Reflection;
using System.Text;

namespace Permagent.Architecture.Tests;

/// <summary>The public surface of a library as text, one member a line, sorted: the diff is the review.</summary>
internal static class ApprovedApi
{
    private const BindingFlags Members =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    public static string Of(Assembly library)
    {
        var text = new StringBuilder();
        foreach (var type in library.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type));
            var parents = type.GetInterfaces().Where(face => face.IsPublic).Select(Name).Order(StringComparer.Ordinal);
            var bases = type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType
                ? parents.Prepend(Name(parent)) : parents;
            if (!type.IsEnum && bases.Any()) text.Append(" : ").AppendJoin(", ", bases);
            text.Append('\n');
            foreach (var line in type.GetMembers(Members).Where(IsVisible).Select(Line).OfType<string>().Order(
                StringComparer.Ordinal)) text.Append("  ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
            && (!method.IsSpecialName || method.IsConstructor
                || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisibleAccessor),
        EventInfo happened => happened.AddMethod is { IsPublic: true },
        _ => false,
    };

    private static bool IsVisibleAccessor(MethodInfo method) =>
        method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string? Line(MemberInfo member) => member switch
    {
        _ when IsRecordPlumbing(member) => null,
        ConstructorInfo made => $"new({Parameters(made)})",
        MethodInfo method => $"{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})",
        PropertyInfo property => $"{Name(property.PropertyType)} {property.Name} {{ {Accessors(property)} }}",
        FieldInfo { IsLiteral: true } constant =>
            $"const {Name(constant.FieldType)} {constant.Name} = {constant.GetRawConstantValue()}",
        FieldInfo field => $"field {Name(field.FieldType)} {field.Name}",
        EventInfo happened => $"event {Name(happened.EventHandlerType!)} {happened.Name}",
        _ => null,
    };

    private static bool IsRecordPlumbing(MemberInfo member) => member.Name is "PrintMembers" or "EqualityContract"
        or "<Clone>$" or "Deconstruct" or "Equals" or "GetHashCode" or "ToString" or "op_Equality" or "op_Inequality"
        or "Finalize";

    private static string Accessors(PropertyInfo property) => string.Join(' ', property.GetAccessors(nonPublic: true)
        .Where(IsVisibleAccessor)
        .Select(accessor => accessor == property.GetMethod ? "get;"
            : accessor.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "init;" : "set;"));

    private static string Generics(MethodInfo method) => method.IsGenericMethod
        ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue ?? "null"}" : "")));

    private static string Name(Type type)
    {
        if (type.IsGenericParameter) return type.Name;
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (type.IsByRef) return "ref " + Name(type.GetElementType()!);
        var own = type.Namespace?.StartsWith("Permagent", StringComparison.Ordinal) == true
            ? (type.IsNested ? Name(type.DeclaringType!) + "." : type.Namespace + ".") : "";
        var bare = type.Name.Split('`')[0];
        return type.IsGenericType
            ? $"{own}{bare}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : own + bare;
    }
}
