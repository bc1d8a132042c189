#nullable disable
using System.Runtime.InteropServices;
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Tests.Simulation.Workload;

/// <summary>Numbers as bytes, so that a crash can tear them.</summary>
internal sealed class CounterSerializer : IEventSerializer
{
    public SerializedObject Serialize(object value) => value switch
    {
        int number => new SerializedObject(1, "number", BitConverter.GetBytes(number)),
        int[] numbers => new SerializedObject(1, "numbers", MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray()),
        _ => throw new NotSupportedException($"no {value.GetType().Name}"),
    };

    public object Deserialize(SerializedObject stored) => stored.Manifest == "number"
        ? BitConverter.ToInt32(stored.Payload.Span)
        : MemoryMarshal.Cast<byte, int>(stored.Payload.Span).ToArray();
}
