using Permagent.Verify.Entries;
using Permagent.Verify.Keys;
using Permagent.Verify.Statements;

namespace Permagent.Verify.Checks;

/// <summary>Verifies the export of one receipt.</summary>
internal sealed class ReceiptVerifier(Verification work)
{
    private readonly ExportFolder _folder = work.Folder;

    public VerifyFacts Run()
    {
        var keys = KeyChain.Read(_folder);
        var (lines, envelope) = ReadEnvelope();
        var signer = KeyChain.NodeKeyOf(keys, envelope.IsSignedBy, "the receipt");
        var statement = StatementCodec.ReadReceipt(envelope);
        var receipt = statement.Predicate;
        work.Pinned = KeyChain.IsPinned(keys, work.Request);
        KeyChain.CheckKeyFiles(_folder, keys);
        CheckCopies(envelope, keys);
        work.Found($"The receipt of {receipt.Task} is signed by node key {signer.Key.Id}.");
        CheckBlobs(statement.Subject);
        var (entry, bytes) = CheckEntry(lines[0], envelope, receipt);
        var head = CheckProof(entry, bytes, keys, signer);
        if (HeadCheck.CheckKnown(_folder, head, work.Request.KnownHead, keys) is { } continued) work.Found(continued);
        var audit = CheckEntries(receipt, keys, entry);
        CheckAnswers(lines, receipt, keys);
        work.DemandNone(ReceiptRules.Problems(receipt));
        return Facts(statement, head, signer, keys, audit);
    }

    /// <summary>What a receipt says about its checks and outputs, for facts of one receipt.</summary>
    private static VerifyFacts Facts(
        Statement<TaskReceipt> statement, Checkpoint head, RingKey signer, KeyRing keys, EntryAudit audit)
    {
        var receipt = statement.Predicate;
        return new VerifyFacts
        {
            Origin = head.Origin.ToString(),
            NodeKey = signer.Key.Id,
            Head = head.Head,
            Trial = keys.Trial,
            Entries = receipt.Ledger.Count,
            Receipts = 1,
            Answers = audit.AnswersVerified,
            Task = receipt.Task,
            Outcome = receipt.Outcome,
            Checks = (receipt.Checks.Count(check => check.Result == CheckResults.Pass), receipt.Checks.Length),
            NotChecked = [.. receipt.Criteria.Where(c => c.NotChecked is not null).Select(NotChecked)],
            Subjects = [.. statement.Subject.Select(subject => $"{subject.Name} {subject.Digest.Sha256}")],
        };
    }

    private static string NotChecked(ReceiptCriterion criterion) =>
        $"{criterion.Id}: {criterion.NotChecked!.Reason} {criterion.NotChecked.Note}".TrimEnd();

    private (IReadOnlyList<ReadOnlyMemory<byte>> Lines, DsseEnvelope Envelope) ReadEnvelope()
    {
        var lines = _folder.Lines(ExportFiles.Receipt);
        if (lines.Count == 0) throw VerdictException.Missing($"{ExportFiles.Receipt} is empty");
        return (lines, Dsse.Read(lines[0]));
    }

    // The loose files exist for openssl and other tools; they must say the same as the envelope.
    private void CheckCopies(DsseEnvelope envelope, KeyRing keys)
    {
        var pae = Dsse.Pae(envelope.PayloadType, envelope.Payload.Span);
        var statement = _folder.Read(ExportFiles.Statement);
        Verification.Demand(envelope.Payload.Span.SequenceEqual(statement), $"{ExportFiles.Statement} differs");
        Verification.Demand(_folder.Read(ExportFiles.Pae).AsSpan().SequenceEqual(pae), $"{ExportFiles.Pae} differs");
        var signature = _folder.Read(ExportFiles.Signature);
        KeyChain.NodeKeyOf(keys, key => key.Verify(pae, signature), ExportFiles.Signature);
        if (!_folder.Has(ExportFiles.Bundle)) return;
        var bundle = StrictJson.Parse(_folder.Read(ExportFiles.Bundle), Dsse.EnvelopeBytesMax);
        Verification.Demand(
            bundle.ValueKind == System.Text.Json.JsonValueKind.Object
            && bundle.TryGetProperty("dsseEnvelope", out _), $"{ExportFiles.Bundle} holds no envelope");
        var text = bundle.GetProperty("dsseEnvelope").GetRawText();
        var copy = Dsse.Read(System.Text.Encoding.UTF8.GetBytes(text));
        Verification.Demand(
            copy.PayloadType == envelope.PayloadType && copy.Payload.Span.SequenceEqual(envelope.Payload.Span),
            $"{ExportFiles.Bundle} holds another receipt");
        KeyChain.NodeKeyOf(keys, copy.IsSignedBy, ExportFiles.Bundle);
    }

    private void CheckBlobs(ImmutableArray<StatementSubject> subjects)
    {
        var known = subjects.Select(subject => subject.Digest.Sha256.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var name in _folder.Names("*", ExportFiles.Blobs))
        {
            var content = _folder.Read(Path.Combine(ExportFiles.Blobs, name));
            Verification.Demand(Digest.Of(content).ToString() == name, $"blob {name} holds other content");
            if (known.Contains(name)) work.Found($"Output {name} is the one that the receipt names.");
        }
    }

    private (Entry Entry, byte[] Bytes) CheckEntry(
        ReadOnlyMemory<byte> line, DsseEnvelope envelope, TaskReceipt receipt)
    {
        var bytes = _folder.Read(ExportFiles.Entry);
        var entry = EntryCodec.Read(bytes);
        Verification.Demand(
            entry.Type == EntryTypes.Receipt && entry.Task == receipt.Task && entry.Log == receipt.Ledger.Origin,
            "the entry is not the one of this receipt");
        Verification.Demand(
            ReceiptEntry.Names(entry, envelope, line.Span), "the entry names another receipt");
        return (entry, bytes);
    }

    private Checkpoint CheckProof(Entry entry, byte[] bytes, KeyRing keys, RingKey signer)
    {
        var proof = TlogProof.Read(_folder.Read(ExportFiles.Proof));
        var (head, key) = HeadCheck.Read(_folder, keys);
        Verification.Demand(proof.Note.Text == head.Text, "the proof is for another head");
        Verification.Demand(
            proof.Note.SignatureOf(head.Origin.ToString(), key.Key) is not null, "the proof's head is not signed");
        Verification.Demand(proof.Index == entry.Seq, "the proof is for another entry");
        var included = Merkle.VerifyInclusion(
            Merkle.Leaf(bytes), proof.Index, head.Head.Size, proof.Hashes, head.Head.Root);
        Verification.Demand(included, "the entry is not in the log");
        work.Revoked |= Late(signer, entry.Seq) || Late(key, head.Head.Size - 1);
        work.Found($"Its entry {entry.Seq} is in the log of {head.Head.Size} entries.");
        return head;
    }

    private static bool Late(RingKey key, long seq) => key.Revoked && seq > (key.LastTrustedSeq ?? -1);

    private EntryAudit CheckEntries(TaskReceipt receipt, KeyRing keys, Entry receiptEntry)
    {
        using var file = _folder.Open(ExportFiles.Entries);
        var audit = new EntryAudit(keys);
        var (leaves, entries) = (new List<Digest>(), new List<Entry>());
        foreach (var (seq, bytes) in EntryBundle.Read(file))
        {
            work.CancellationToken.ThrowIfCancellationRequested();
            var entry = EntryCodec.Read(bytes);
            Verification.Demand(entry.Seq == seq && seq < receiptEntry.Seq, $"entry {seq} is out of place");
            Verification.Demand(entry.Task == receipt.Task, $"entry {seq} belongs to another task");
            leaves.Add(Merkle.Leaf(bytes));
            entries.Add(entry);
            audit.Add(entry);
        }

        CheckRanges(receipt.Ledger, leaves, entries);
        work.DemandNone(audit.Problems);
        var open = audit.OpenIntents.Select(seq => $"intent {seq} has no result").ToArray();
        work.DemandNone(open);
        work.DemandNone(ReceiptEntry.MissingRuns(receipt, entries));
        work.Found($"{entries.Count} entries of the task verify; {audit.AnswersVerified} signed answers fit.");
        return audit;
    }

    private static void CheckRanges(ReceiptLedger ledger, List<Digest> leaves, List<Entry> entries)
    {
        var places = ledger.Seqs.SelectMany(range => Places(range, ledger.Count));
        Verification.Demand(
            ledger.Count == leaves.Count && places.Take(leaves.Count + 1).SequenceEqual(entries.Select(e => e.Seq)),
            "entries.bin does not hold the entries that the receipt names");
        Verification.Demand(
            Merkle.Root([.. leaves]) == ledger.Root, "the entries are not those that the receipt was made from");
    }

    // A range of a hostile receipt may be endless; one more than it should have is enough to see that.
    private static IEnumerable<long> Places(SeqRange range, int count)
    {
        for (var i = 0; i <= count && range.First + i <= range.Last; i++) yield return range.First + i;
    }

    private static void CheckAnswers(IReadOnlyList<ReadOnlyMemory<byte>> lines, TaskReceipt receipt, KeyRing keys)
    {
        var named = receipt.Approvals.Select(given => (given.Digest, given.Answer, given.KeyId)).ToHashSet();
        Verification.Demand(lines.Count - 1 == receipt.Approvals.Length, "answers are missing or too many");
        foreach (var line in lines.Skip(1))
        {
            var envelope = Dsse.Read(line);
            var signer = keys.Keys.FirstOrDefault(key => envelope.IsSignedBy(key.Key));
            Verification.Demand(signer is not null, "an answer is signed by no key of this home");
            var answer = StatementCodec.ReadApproval(envelope);
            var key = (answer.Subject[0].Digest.Sha256, answer.Predicate.Answer, signer!.Key.Id.Value);
            Verification.Demand(named.Contains(key), "an answer is not the one that the receipt names");
        }
    }
}
