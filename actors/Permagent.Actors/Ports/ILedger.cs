using Permagent.Protocol.Ledgers;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Ports;

/// <summary>The ledger as the trust actors use it. Each call that writes ends only when its entry is durable. Any
/// thread may call it; calls are carried out one after the other.</summary>
/// <remarks>Every call that writes may throw <see cref="LedgerUnavailableException"/>, and then nothing was written,
/// and
/// <see cref="EntryRefusedException"/> for a draft against the rules of entries.</remarks>
public interface ILedger
{
    /// <summary>Origin of the log.</summary>
    string Origin { get; }

    /// <summary>Adds one entry.</summary>
    /// <returns>Its sequence number.</returns>
    Task<long> AppendAsync(EntryDraft draft, CancellationToken cancellationToken);

    /// <summary>Adds one entry that came by another file's outbox, with its lasting row. A source that is there already
    /// with the same digest adds nothing and gives the first entry's number.</summary>
    /// <exception cref="SourceConflictException">The source is there with another digest.</exception>
    Task<long> AppendFromSourceAsync(SourcedEntry entry, CancellationToken cancellationToken);

    /// <summary>Place of the entry that came under this source; null when none did.</summary>
    Task<long?> FindSourcedAsync(string stream, long version, CancellationToken cancellationToken);

    /// <summary>Keeps content as a blob under a fresh salt.</summary>
    /// <returns>The commitment that an entry may name.</returns>
    Task<Digest> CommitAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Content behind a commitment; null when it was erased or was never here.</summary>
    Task<ReadOnlyMemory<byte>?> ReadCommittedAsync(Digest commitment, CancellationToken cancellationToken);

    /// <summary>One entry; null when there is none at that place.</summary>
    Task<Entry?> ReadAsync(long seq, CancellationToken cancellationToken);

    /// <summary>Makes an intent durable, with its effect key and the use of its approval, in one transaction.</summary>
    /// <exception cref="EffectRefusedException">The key has a result that forbids a second act, or the approval was
    /// used, answered otherwise or is not there; nothing was written.</exception>
    Task<long> BeginEffectAsync(EffectIntent intent, CancellationToken cancellationToken);

    /// <summary>Adds the one result of an intent.</summary>
    Task<long> EndEffectAsync(EffectEnd end, CancellationToken cancellationToken);

    /// <summary>What became of an effect key; null when it was never begun.</summary>
    Task<EffectRow?> FindEffectAsync(Digest key, CancellationToken cancellationToken);

    /// <summary>Effects with a key whose newest result is <c>unknown</c>, oldest first.</summary>
    Task<ImmutableArray<EffectRow>> UnknownEffectsAsync(CancellationToken cancellationToken);

    /// <summary>Adds an <c>approval.request</c> with its open row.</summary>
    /// <returns>Its sequence number, which names the ask.</returns>
    Task<long> RequestApprovalAsync(ApprovalRequest request, CancellationToken cancellationToken);

    /// <summary>Adds the <c>approval.decision</c> of an open ask. Only the first answer counts.</summary>
    Task<ApprovalRow> AnswerApprovalAsync(ApprovalAnswer answer, CancellationToken cancellationToken);

    /// <summary>Asks that are open, and those that were asked since <paramref name="since"/>, oldest first.</summary>
    Task<ImmutableArray<ApprovalRow>> ApprovalsAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Builds and signs the receipt of a task, adds <c>receipt</c> and <c>task.close</c>. A task that has one
    /// is answered with it.</summary>
    /// <returns>Sequence number of the receipt entry.</returns>
    /// <exception cref="CloseRefusedException">The facts break a rule of receipts.</exception>
    Task<long> CloseTaskAsync(TaskClosing closing, CancellationToken cancellationToken);
}
