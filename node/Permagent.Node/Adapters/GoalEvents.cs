using System.Text.Json;
using Permagent.Actors.Goals;
using Permagent.Actors.Ledgers;
using Permagent.Kernel.Hosting;

namespace Permagent.Node.Adapters;

/// <summary>Events of goals for the journal: as bytes under written names, and with the outbox row that carries their
/// ledger entry.</summary>
internal sealed class GoalEvents : IEventSerializer
{
    private const int Json = 1; // Number of this serializer on disk; never reused.
    private const string RowKey = "entry"; // At most one row of an event goes to the ledger.

    /// <inheritdoc/>
    public SerializedObject Serialize(object value)
    {
        var manifest = GoalEventFormat.ManifestOf(value)
            ?? throw new InvalidOperationException($"{value.GetType().Name} has no written name; it cannot be stored.");
        return new(Json, manifest, GoalEventFormat.Write(value));
    }

    /// <inheritdoc/>
    public object Deserialize(SerializedObject stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (stored.Serializer != Json)
            throw new InvalidOperationException($"Serializer {stored.Serializer} is not known to this version.");
        try
        {
            return GoalEventFormat.Read(stored.Manifest, stored.Payload.Span);
        }
        catch (Exception bad) when (bad is JsonException or UnknownEventException)
        {
            throw new InvalidOperationException($"An event {stored.Manifest} cannot be read: {bad.Message}", bad);
        }
    }

    /// <summary>The rows of an event, written in its transaction.</summary>
    public static IReadOnlyList<OutboxRow> Rows(object happened)
    {
        var draft = GoalEventFormat.LedgerOf(happened);
        return draft is null ? [] : [new(RowKey, LedgerDraftCodec.Target, LedgerDraftCodec.Write(draft))];
    }
}
