#nullable disable
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>What the journal has made of an event before its plugin writes it.</summary>
/// <param name="Form">The event as bytes; null when the system has no serializer.</param>
/// <param name="Tags">Words under which it can be found besides its stream.</param>
/// <param name="Rows">Rows for other stores, written in the same transaction.</param>
public sealed record PreparedEvent(SerializedObject Form, IReadOnlyList<string> Tags, IReadOnlyList<OutboxRow> Rows);
