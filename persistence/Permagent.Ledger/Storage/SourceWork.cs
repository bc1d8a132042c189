namespace Permagent.Ledger.Storage;

/// <summary>Entries that another file's outbox brings: delivered again and again, written once.</summary>
internal static class SourceWork
{
    public static SourceAppend Append(LedgerTransaction transaction, SourceVersion source, EntryDraft draft)
    {
        var known = transaction.Db.One(
            "SELECT digest, seq FROM source WHERE stream=$1 AND version=$2",
            row => new { Digest = row.Hash(0), Seq = row.GetInt64(1) },
            source.Stream,
            source.Version);
        if (known is null)
        {
            var seq = transaction.Append(draft);
            transaction.Db.Run(
                "INSERT INTO source(stream, version, digest, seq) VALUES($1,$2,$3,$4)",
                source.Stream, source.Version, source.Digest, seq);
            return new SourceAppend(seq, Repeated: false, Conflict: false);
        }

        if (known.Digest == source.Digest) return new SourceAppend(known.Seq, Repeated: true, Conflict: false);
        transaction.Append(Incident(source, known.Seq));
        return new SourceAppend(known.Seq, Repeated: true, Conflict: true);
    }

    private static EntryDraft Incident(SourceVersion source, long seq) => new EntryDraft
    {
        Type = EntryTypes.Incident,
        Actor = new EntryActor(ActorKinds.System),
        Refs = [seq],
        Data = Data.Of(json =>
        {
            json.WriteString("kind", "source_differs");
            json.WriteString("stream", source.Stream);
            json.WriteNumber("version", source.Version);
        }),
    }.AllObserved();
}
