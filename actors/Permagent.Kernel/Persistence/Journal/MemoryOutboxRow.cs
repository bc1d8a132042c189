using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>An outbox row in memory.</summary>
/// <param name="Id">Its place in the order of all rows.</param>
/// <param name="PersistenceId">The stream of its event.</param>
/// <param name="SequenceNr">The number of its event.</param>
/// <param name="Row">What is delivered.</param>
public sealed record MemoryOutboxRow(long Id, string PersistenceId, long SequenceNr, OutboxRow Row);
