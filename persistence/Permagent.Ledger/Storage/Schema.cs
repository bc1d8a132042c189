namespace Permagent.Ledger.Storage;

/// <summary>Tables, triggers and settings of the database. The triggers are seat belts; the root kept outside is the
/// guard.</summary>
internal static class Schema
{
    public const int Version = 1;

    /// <summary>Marks the file as ours: "PGLD".</summary>
    public const int ApplicationId = 0x50474C44;

    /// <summary>For the connection that writes. Without recursive_triggers REPLACE would delete past the
    /// triggers.</summary>
    public const string WriterSettings = """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON;
        PRAGMA trusted_schema=OFF; PRAGMA fullfsync=1; PRAGMA checkpoint_fullfsync=1;
        """;

    /// <summary>For connections that read. They never checkpoint: two that do at one moment can damage the
    /// file.</summary>
    public const string ReaderSettings =
        "PRAGMA wal_autocheckpoint=0; PRAGMA query_only=ON; PRAGMA trusted_schema=OFF;";

    // Entries have no second unique column: REPLACE on it would delete rows behind the triggers' back.
    public const string Tables = """
        CREATE TABLE entry(seq INTEGER PRIMARY KEY, body BLOB NOT NULL CHECK(length(body) BETWEEN 2 AND 65535),
                           leaf BLOB NOT NULL CHECK(length(leaf)=32)) STRICT;
        CREATE INDEX entry_leaf ON entry(seq, leaf);
        CREATE INDEX entry_type ON entry(json_extract(CAST(body AS TEXT),'$.type'));
        CREATE INDEX entry_task ON entry(json_extract(CAST(body AS TEXT),'$.task'))
            WHERE json_extract(CAST(body AS TEXT),'$.task') IS NOT NULL;
        CREATE TABLE checkpoint(size INTEGER PRIMARY KEY, root BLOB NOT NULL, note TEXT NOT NULL) STRICT;
        CREATE TABLE attempt(task TEXT NOT NULL, n INT NOT NULL, tree_before BLOB, tree_after BLOB,
                             outcome TEXT NOT NULL, seq INT NOT NULL, PRIMARY KEY(task,n)) STRICT;
        CREATE TABLE check_run(task TEXT NOT NULL, n INT NOT NULL, check_id TEXT NOT NULL, run INT NOT NULL,
                               tree BLOB NOT NULL, result TEXT NOT NULL, exit INT, output BLOB, seq INT NOT NULL,
                               PRIMARY KEY(task,n,check_id,run)) STRICT;
        CREATE TABLE receipt(task TEXT PRIMARY KEY, seq INT NOT NULL, envelope BLOB NOT NULL) STRICT;
        CREATE TABLE approval(request_seq INTEGER PRIMARY KEY, digest BLOB NOT NULL, state TEXT NOT NULL,
                              answer_seq INT, deadline TEXT NOT NULL) STRICT;
        CREATE TABLE used(authority TEXT NOT NULL, use_no INT NOT NULL, intent_seq INT NOT NULL,
                          PRIMARY KEY(authority,use_no)) STRICT;
        CREATE TABLE effect(key BLOB PRIMARY KEY, intent_seq INT NOT NULL, result_seq INT) STRICT;
        CREATE INDEX effect_intent ON effect(intent_seq);
        CREATE TABLE source(stream TEXT NOT NULL, version INT NOT NULL, digest BLOB NOT NULL, seq INT NOT NULL,
                            PRIMARY KEY(stream,version)) STRICT;
        CREATE TABLE salt(commitment BLOB PRIMARY KEY, salt BLOB NOT NULL, blob BLOB) STRICT;
        CREATE TABLE outbox(id INTEGER PRIMARY KEY, seq INT NOT NULL, state TEXT NOT NULL) STRICT;
        CREATE TABLE blob(sha256 BLOB PRIMARY KEY, key BLOB NOT NULL, len INT NOT NULL, expires TEXT) STRICT;
        """;

    public const string EntryGuards = """
        CREATE TRIGGER entry_i BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT,'gap')
            WHERE NEW.seq IS NOT (SELECT coalesce(max(seq)+1,0) FROM entry); END;
        """;

    /// <summary>Rows of these tables are written once: no change, no removal, no second row under the same
    /// key.</summary>
    public static string Guards =>
        EntryGuards + Frozen("entry") + Frozen("attempt") + Frozen("check_run") + Frozen("receipt") + Frozen("used")
        + NoSecond("attempt", "task=NEW.task AND n=NEW.n")
        + NoSecond("check_run", "task=NEW.task AND n=NEW.n AND check_id=NEW.check_id AND run=NEW.run")
        + NoSecond("receipt", "task=NEW.task")
        + NoSecond("used", "authority=NEW.authority AND use_no=NEW.use_no");

    private static string Frozen(string table) => $"""
        CREATE TRIGGER {table}_u BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT,'append-only'); END;
        CREATE TRIGGER {table}_d BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT,'append-only'); END;

        """;

    private static string NoSecond(string table, string key) => $"""
        CREATE TRIGGER {table}_i BEFORE INSERT ON {table} WHEN EXISTS(SELECT 1 FROM {table} WHERE {key})
            BEGIN SELECT RAISE(ABORT,'append-only'); END;

        """;
}
