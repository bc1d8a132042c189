using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Permagent.Architecture.Tests.Rules;

/// <summary>Which members of the engine an assembly names, as its own metadata says: <c>Type.Member(types)</c>. The
/// format is ECMA-335, II.22.25 (MemberRef).</summary>
internal static class EngineSurface
{
    private const string Engine = "Permagent.Kernel.";

    public static IEnumerable<string> Of(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var names = new Names(metadata);
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            var type = names.Of(member.Parent);
            if (type.StartsWith(Engine, StringComparison.Ordinal))
                lines.Add($"{type[Engine.Length..]}.{metadata.GetString(member.Name)}{Parameters(member, names)}");
        }

        return lines;
    }

    private static string Parameters(MemberReference member, Names names) =>
        member.GetKind() == MemberReferenceKind.Field ? "" :
            $"({string.Join(", ", member.DecodeMethodSignature(names, null).ParameterTypes)})";

    private sealed class Names(MetadataReader metadata) : ISignatureTypeProvider<string, object?>
    {
        public string Of(EntityHandle handle) => handle.Kind switch
        {
            HandleKind.TypeReference => GetTypeFromReference(metadata, (TypeReferenceHandle)handle, 0),
            HandleKind.TypeSpecification =>
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null),
            HandleKind.TypeDefinition => GetTypeFromDefinition(metadata, (TypeDefinitionHandle)handle, 0),
            _ => "",
        };

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeReference(handle);
            var name = reader.GetString(type.Name);
            return type.ResolutionScope.Kind == HandleKind.TypeReference
                ? $"{Of(type.ResolutionScope)}.{name}" : Qualified(reader.GetString(type.Namespace), name);
        }

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            reader.GetString(reader.GetTypeDefinition(handle).Name);

        public string GetTypeFromSpecification(
            MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            Of(handle);

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSZArrayType(string elementType) => elementType + "[]";

        public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[,]";

        public string GetByReferenceType(string elementType) => "ref " + elementType;

        public string GetPointerType(string elementType) => elementType + "*";

        public string GetFunctionPointerType(MethodSignature<string> signature) => "function";

        public string GetGenericMethodParameter(object? genericContext, int index) => "T" + index;

        public string GetGenericTypeParameter(object? genericContext, int index) => "T" + index;

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetPinnedType(string elementType) => elementType;

        private static string Qualified(string space, string name) =>
            space.StartsWith("Permagent.", StringComparison.Ordinal) ? $"{space}.{name}" : name;
    }
}
