using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Permagent.Ledger.Storage;
using Permagent.Ledger.Tasks;
using Permagent.Verify.Checks;
using Permagent.Verify.Keys;
using Permagent.Verify.Statements;

namespace Permagent.Ledger.Export;

/// <summary>Writes exports from a connection that reads, at a head that is signed.</summary>
internal sealed class Exporter(SqliteConnection connection, LedgerContext context)
{
    private const string BundleType = "application/vnd.dev.sigstore.bundle.v0.3+json";

    public void WriteReceipt(ExportTarget target, TaskReceiptRow receipt)
    {
        var envelope = Dsse.Read(receipt.Envelope);
        var signature = envelope.Signatures[0].Bytes.Span;
        var rows = TaskRows.Of(connection, receipt.Task).Where(row => row.Seq < receipt.Seq).ToArray();
        target.WriteLines(ExportFiles.Receipt, [receipt.Envelope, .. Answers(rows)]);
        target.Write(ExportFiles.Bundle, Bundle(envelope));
        target.Write(ExportFiles.Statement, envelope.Payload.Span);
        target.Write(ExportFiles.Pae, Dsse.Pae(envelope.PayloadType, envelope.Payload.Span));
        target.Write(ExportFiles.Signature, signature);
        WriteEntries(target, rows.Select(row => (row.Seq, row.Body)));
        WriteKeys(target);
        target.Write(ExportFiles.Script, ExportTexts.Script);
        target.Write(ExportFiles.Guide, ExportTexts.Guide);
    }

    /// <summary>The receipt's entry with its proof under the newest signed head, and from an older head if
    /// asked.</summary>
    public void WriteProofs(ExportTarget target, long seq, long? knownSize)
    {
        var (note, head) = SignedHead();
        var leaves = Leaves(head.Size);
        var body = connection.One("SELECT body FROM entry WHERE seq=$1", row => row.Bytes(0), seq)!;
        target.Write(ExportFiles.Entry, body);
        target.Write(
            ExportFiles.Proof, new TlogProof(seq, Merkle.ProveInclusion(leaves, (int)seq), note).Write());
        WriteHead(target, note);
        if (knownSize is not { } known) return;
        if (known < 1 || known > head.Size)
        {
            throw new LedgerRefusedException($"A head of {known} entries is not a start of this log of {head.Size}.");
        }

        var proof = new ConsistencyProof(known, Merkle.ProveConsistency(leaves, (int)known));
        target.Write(ExportFiles.Consistency, proof.Write());
    }

    public void WriteLog(ExportTarget target, CancellationToken cancellationToken)
    {
        var (note, head) = SignedHead();
        using (var file = target.Create(ExportFiles.Entries))
        {
            connection.All("SELECT seq, body FROM entry WHERE seq<$1 ORDER BY seq", row =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                EntryBundle.Write(file, row.GetInt64(0), row.Bytes(1));
                return 0;
            }, head.Size);
        }

        WriteHead(target, note);
        WriteKeys(target);
        target.WriteLines(ExportFiles.Receipts, connection.All(
            "SELECT envelope FROM receipt WHERE seq<$1 ORDER BY seq",
            row => (ReadOnlyMemory<byte>)row.Bytes(0),
            head.Size));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Answers(IEnumerable<EntryRow> rows) =>
        from row in rows
        let entry = EntryCodec.Read(row.Body)
        where entry.Type == EntryTypes.ApprovalDecision && entry.Decision?.Envelope is not null
        select (ReadOnlyMemory<byte>)Dsse.Write(KeyEventWork.EnvelopeOf(entry.Draft));

    private static void WriteEntries(ExportTarget target, IEnumerable<(long Seq, byte[] Body)> rows)
    {
        using var file = target.Create(ExportFiles.Entries);
        foreach (var (seq, body) in rows) EntryBundle.Write(file, seq, body);
    }

    private void WriteHead(ExportTarget target, SignedNote note)
    {
        var signature = context.Keys.Keys.Where(key => key.Role == KeyRoles.Node)
            .Select(key => note.SignatureOf(context.Origin.ToString(), key.Key)).First(found => found is not null);
        target.Write(ExportFiles.Checkpoint, note.Text);
        target.Write(ExportFiles.CheckpointSignature, signature!.Value.Span);
    }

    private void WriteKeys(ExportTarget target)
    {
        var events = connection.All(
            """
            SELECT body FROM entry WHERE json_extract(CAST(body AS TEXT),'$.type')
                IN ('log.open','key.add','key.rotate','key.revoke') ORDER BY seq
            """,
            row => (ReadOnlyMemory<byte>)Dsse.Write(KeyEventWork.EnvelopeOf(EntryCodec.Read(row.Bytes(0)).Draft)));
        target.WriteLines(ExportFiles.Keys, events);
        target.Write(ExportFiles.NodeKey, context.Keys.Node.ToPem());
        foreach (var key in context.Keys.Keys.Where(IsApprover))
        {
            target.Write($"{ExportFiles.ApproverKeyStart}{key.Key.Id.ToString()[..8]}.pem", key.Key.ToPem());
        }
    }

    private static bool IsApprover(RingKey key) => key.Role is KeyRoles.Approver or KeyRoles.Presence;

    private (SignedNote Note, MerkleHead Head) SignedHead()
    {
        var text = connection.One(
            "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1", row => row.GetString(0))
            ?? throw new LedgerRefusedException("No head is signed yet.");
        var note = SignedNote.Read(Encoding.UTF8.GetBytes(text));
        return (note, Checkpoint.Read(note).Head);
    }

    private Digest[] Leaves(long size) =>
        [.. connection.All("SELECT leaf FROM entry WHERE seq<$1 ORDER BY seq", row => row.Hash(0), size)];

    private byte[] Bundle(DsseEnvelope envelope)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("mediaType", BundleType);
            json.WriteStartObject("verificationMaterial");
            json.WriteStartObject("publicKey");
            json.WriteString("hint", Base64.Encode(Digest.Of(context.Signer.Spki.Span).ToArray()));
            json.WriteEndObject();
            json.WriteStartArray("tlogEntries");
            json.WriteEndArray();
            json.WriteEndObject();
            json.WritePropertyName("dsseEnvelope");

            // A bundle holds one signature, without our hint of the key.
            var bare = envelope with { Signatures = [envelope.Signatures[0] with { KeyIdHint = null }] };
            json.WriteRawValue(Dsse.Write(bare));
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
