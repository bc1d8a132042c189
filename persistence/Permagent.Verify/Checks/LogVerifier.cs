using Permagent.Verify.Entries;
using Permagent.Verify.Keys;
using Permagent.Verify.Statements;

namespace Permagent.Verify.Checks;

/// <summary>Verifies the export of a whole log: each entry, the tree, the head, and all receipts.</summary>
internal sealed class LogVerifier(Verification work)
{
    private static readonly string[] KeyTypes =
        [EntryTypes.LogOpen, EntryTypes.KeyAdd, EntryTypes.KeyRotate, EntryTypes.KeyRevoke];

    private readonly ExportFolder _folder = work.Folder;
    private readonly Dictionary<string, List<(Digest Leaf, Entry Entry)>> _tasks = [];
    private readonly Dictionary<string, Entry> _receipts = [];
    private readonly List<Digest> _keyEvents = [];

    public VerifyFacts Run()
    {
        var keys = KeyChain.Read(_folder);
        work.Pinned = KeyChain.IsPinned(keys, work.Request);
        KeyChain.CheckKeyFiles(_folder, keys);
        var (head, signer) = HeadCheck.Read(_folder, keys);
        var audit = new EntryAudit(keys);
        var tree = ReadEntries(audit);
        Verification.Demand(tree.Head == head.Head, "the entries do not have the root of the signed head");
        work.DemandNone(audit.Problems);
        CheckKeyEvents();
        if (HeadCheck.CheckKnown(_folder, head, work.Request.KnownHead, keys) is { } continued) work.Found(continued);
        CheckReceipts(keys);
        work.Revoked |= signer.Revoked && head.Head.Size - 1 > (signer.LastTrustedSeq ?? -1);
        work.Found($"{tree.Size} entries have the root that node key {signer.Key.Id} signed.");
        work.Found($"{_receipts.Count} receipts and {audit.AnswersVerified} signed answers verify.");
        return new VerifyFacts
        {
            Origin = head.Origin.ToString(),
            NodeKey = signer.Key.Id,
            Head = head.Head,
            Trial = keys.Trial,
            Entries = (int)Math.Min(tree.Size, int.MaxValue),
            Receipts = _receipts.Count,
            Answers = audit.AnswersVerified,
        };
    }

    private MerkleTree ReadEntries(EntryAudit audit)
    {
        using var file = _folder.Open(ExportFiles.Entries);
        var (tree, last) = (new MerkleTree(), (Digest?)null);
        foreach (var (seq, bytes) in EntryBundle.Read(file))
        {
            work.CancellationToken.ThrowIfCancellationRequested();
            var entry = EntryCodec.Read(bytes);
            Verification.Demand(seq == tree.Size && entry.Seq == seq, $"entry {tree.Size} is missing");
            Verification.Demand(entry.Prev == last, $"entry {seq} does not follow the one before");
            last = Merkle.Leaf(bytes);
            tree.Add(last.Value);
            audit.Add(entry);
            Remember(entry, last.Value);
        }

        return tree;
    }

    private void Remember(Entry entry, Digest leaf)
    {
        if (KeyTypes.Contains(entry.Type) && Base64.TryDecode(entry.Decision?.Envelope, out var envelope))
        {
            _keyEvents.Add(Digest.Of(envelope));
        }

        if (entry.Task is not { } task) return;
        if (entry.Type == EntryTypes.Receipt) _receipts.TryAdd(task, entry);
        if (_receipts.ContainsKey(task)) return;
        if (!_tasks.TryGetValue(task, out var entries)) _tasks[task] = entries = [];
        entries.Add((leaf, entry));
    }

    // A line that vanished from the file of keys, a revocation perhaps, is still in the log.
    private void CheckKeyEvents()
    {
        var told = _folder.Lines(ExportFiles.Keys).Select(line => Digest.Of(line.Span));
        Verification.Demand(told.SequenceEqual(_keyEvents), $"{ExportFiles.Keys} is not what the log holds");
    }

    private void CheckReceipts(KeyRing keys)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in _folder.Lines(ExportFiles.Receipts))
        {
            var envelope = Dsse.Read(line);
            var signer = KeyChain.NodeKeyOf(keys, envelope.IsSignedBy, "a receipt");
            var receipt = StatementCodec.ReadReceipt(envelope).Predicate;
            Verification.Demand(
                _receipts.TryGetValue(receipt.Task, out var entry) && ReceiptEntry.Names(entry, envelope, line.Span),
                $"the log holds no such receipt of {receipt.Task}");
            work.Revoked |= signer.Revoked && entry!.Seq > (signer.LastTrustedSeq ?? -1);
            var rows = _tasks.GetValueOrDefault(receipt.Task, []);
            Verification.Demand(
                Merkle.Root([.. rows.Select(row => row.Leaf)]) == receipt.Ledger.Root,
                $"the receipt of {receipt.Task} was made from other entries");
            work.DemandNone(ReceiptRules.Problems(receipt));
            work.DemandNone(ReceiptEntry.MissingRuns(receipt, rows.Select(row => row.Entry)));
            Verification.Demand(found.Add(receipt.Task), $"the receipt of {receipt.Task} is there twice");
        }

        Verification.Demand(found.Count == _receipts.Count, "receipts of the log are missing");
    }
}
