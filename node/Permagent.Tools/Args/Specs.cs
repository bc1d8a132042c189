using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Permagent.Actors.Tools;

namespace Permagent.Tools.Args;

/// <summary>Makes tool rows; the definition hash follows from what a caller is told.</summary>
internal static class Specs
{
    /// <summary>A row.</summary>
    /// <param name="id">Dotted id.</param>
    /// <param name="purpose">One line.</param>
    /// <param name="schema">JSON schema of the arguments, exact bytes.</param>
    /// <param name="actionClass">Row of the tier table.</param>
    /// <param name="effect">What may follow an unknown end.</param>
    public static ToolSpec Of(string id, string purpose, string schema, string actionClass, EffectClass effect)
    {
        using var document = JsonDocument.Parse(schema);
        return new ToolSpec
        {
            Id = id,
            Purpose = purpose,
            Schema = document.RootElement.Clone(),
            ActionClass = actionClass,
            EffectClass = effect,
            DefinitionHash = HashOf(id, purpose, schema),
        };
    }

    /// <summary>Hex SHA-256 over name, description and schema bytes, each ended by a zero byte.</summary>
    public static string HashOf(string id, string purpose, string schema) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\0{purpose}\0{schema}\0")));
}
