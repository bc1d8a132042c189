using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Permagent.Actors.Goals;

namespace Permagent.Architecture.Tests;

/// <summary>What is stored and what is sent, as text: written name and version, type, fields. A message that changed
/// shows as a changed line.</summary>
internal static class ProtocolShape
{
    public static string Of(Assembly protocol)
    {
        var json = JsonOfGoals();
        var nested = new SortedDictionary<string, Type>(StringComparer.Ordinal);
        var text = new StringBuilder("# Stored: name/version, type, fields as written\n");
        foreach (var (name, type) in Stored()) text.Append($"{name}  {type.Name}({Written(json, type, nested)})\n");
        text.Append("\n# Inside of what is stored\n");
        for (var done = 0; done < nested.Count;)
        {
            done = nested.Count; // The walk finds further ones, until it finds none.
            foreach (var type in nested.Values.ToArray()) Written(json, type, nested);
        }

        foreach (var (name, type) in nested) text.Append($"{name}({Written(json, type, nested)})\n");
        text.Append("\n# Sent: type, fields\n");
        foreach (var type in protocol.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            if (!type.IsAbstract || type.IsEnum) text.Append($"{NameOf(type)}({Fields(type)})\n");
        }

        return text.ToString();
    }

    private static IEnumerable<(string Name, Type Type)> Stored() => typeof(GoalEventFormat).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsClass: true, IsGenericType: false }
            && type.Namespace == typeof(GoalEventFormat).Namespace)
        .Select(type => (GoalEventFormat.ManifestOf(RuntimeHelpers.GetUninitializedObject(type)) ?? "", type))
        .Where(row => row.Item1.Length > 0)
        .OrderBy(row => row.Item1, StringComparer.Ordinal);

    // The written form is internal to its library.
    private static JsonSerializerOptions JsonOfGoals() => ((System.Text.Json.Serialization.JsonSerializerContext)
        typeof(GoalEventFormat).Assembly.GetType("Permagent.Actors.Goals.GoalJson", throwOnError: true)!
            .GetProperty("Default", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!).Options;

    private static string Written(JsonSerializerOptions json, Type type, SortedDictionary<string, Type> nested)
    {
        if (type.IsEnum) return string.Join(" ", Enum.GetNames(type));
        var fields = new List<string>();
        foreach (var field in json.GetTypeInfo(type).Properties)
        {
            foreach (var inner in Parts(field.PropertyType))
            {
                if (inner.IsEnum || json.GetTypeInfo(inner).Kind == JsonTypeInfoKind.Object)
                    nested.TryAdd(inner.Name, inner);
            }

            fields.Add($"{field.Name}: {NameOf(field.PropertyType)}");
        }

        return string.Join(", ", fields);
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.Namespace?.StartsWith("Permagent", StringComparison.Ordinal) == true) yield return type;
        foreach (var inner in type.GetGenericArguments().SelectMany(Parts)) yield return inner;
    }

    private static string Fields(Type type) => type.IsEnum
        ? string.Join(" ", Enum.GetNames(type))
        : string.Join(", ", type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(field => field.GetMethod is { } get && field.DeclaringType == type && field.CanWrite)
            .OrderBy(field => field.MetadataToken)
            .Select(field => $"{field.Name}: {NameOf(field.PropertyType)}"));

    private static string NameOf(Type type)
    {
        var bare = type.Name.Split('`')[0];
        if (type.IsNested) bare = $"{type.DeclaringType!.Name}.{bare}";
        return type.IsGenericType
            ? $"{bare}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : bare;
    }
}
