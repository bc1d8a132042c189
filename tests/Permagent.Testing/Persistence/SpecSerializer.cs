using System.Text;
using Permagent.Kernel.Hosting;

namespace Permagent.Testing.Persistence;

/// <summary>Keeps texts, numbers and bytes, each under a written name of its own; refuses everything else.</summary>
public sealed class SpecSerializer : IEventSerializer
{
    /// <inheritdoc/>
    public SerializedObject Serialize(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value switch
        {
            string text => new SerializedObject(3, "text", Encoding.UTF8.GetBytes(text)),
            int number => new SerializedObject(4, "number", BitConverter.GetBytes(number)),
            byte[] bytes => new SerializedObject(3, "bytes", bytes),
            _ => throw new NotSupportedException($"{value.GetType().Name} is no event"),
        };
    }

    /// <inheritdoc/>
    public object Deserialize(SerializedObject stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return (stored.Serializer, stored.Manifest) switch
        {
            (3, "text") => Encoding.UTF8.GetString(stored.Payload.Span),
            (4, "number") => BitConverter.ToInt32(stored.Payload.Span),
            (3, "bytes") => stored.Payload.ToArray(),
            _ => throw new InvalidOperationException($"'{stored.Manifest}' is unknown"),
        };
    }
}
