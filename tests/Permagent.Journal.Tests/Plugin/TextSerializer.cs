using System.Text;
using Permagent.Kernel.Hosting;

namespace Permagent.Journal.Tests.Plugin;

/// <summary>Keeps texts under one written name and numbers under another; refuses everything else.</summary>
internal sealed class TextSerializer : IEventSerializer
{
    public SerializedObject Serialize(object value) => value switch
    {
        string text => new SerializedObject(3, "text", Encoding.UTF8.GetBytes(text)),
        int number => new SerializedObject(4, "number", BitConverter.GetBytes(number)),
        byte[] bytes => new SerializedObject(3, "bytes", bytes),
        _ => throw new NotSupportedException($"{value.GetType().Name} is no event"),
    };

    public object Deserialize(SerializedObject stored) => (stored.Serializer, stored.Manifest) switch
    {
        (3, "text") => Encoding.UTF8.GetString(stored.Payload.Span),
        (4, "number") => BitConverter.ToInt32(stored.Payload.Span),
        (3, "bytes") => stored.Payload.ToArray(),
        _ => throw new InvalidOperationException($"'{stored.Manifest}' is unknown"),
    };
}
