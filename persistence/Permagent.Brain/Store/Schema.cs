namespace Permagent.Brain.Store;

/// <summary>The tables (brain.md section 4): those with a writer and a reader today.</summary>
internal static class Schema
{
    /// <summary>Version of the tables, kept in <c>user_version</c>.</summary>
    public const long Version = 1;

    /// <summary>Marks the file as a Brain ("PMBR").</summary>
    public const long ApplicationId = 0x504D4252;

    /// <summary>Makes all tables.</summary>
    public const string Create =
        """
        PRAGMA application_id = 0x504D4252;
        PRAGMA user_version = 1;
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE source (
            rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, kind TEXT NOT NULL, path TEXT NOT NULL,
            title TEXT NOT NULL, content_hash TEXT NOT NULL, bytes INTEGER NOT NULL, mtime INTEGER NOT NULL,
            parser_version INTEGER NOT NULL, trust TEXT NOT NULL, project TEXT NOT NULL, state TEXT NOT NULL,
            UNIQUE (path, kind)) STRICT;
        CREATE TABLE session (
            rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, source_rid INTEGER NOT NULL REFERENCES source (rid),
            key TEXT NOT NULL, title TEXT NOT NULL, UNIQUE (source_rid, key)) STRICT;
        CREATE TABLE entity (
            rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, type TEXT NOT NULL, name TEXT NOT NULL,
            canon TEXT NOT NULL, sys_from INTEGER NOT NULL, sys_to INTEGER NOT NULL) STRICT;
        CREATE INDEX entity_canon ON entity (canon, type);
        CREATE TABLE episode (
            rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, session_rid INTEGER NOT NULL REFERENCES session (rid),
            ord INTEGER NOT NULL, speaker_rid INTEGER REFERENCES entity (rid), kind TEXT NOT NULL, title TEXT NOT NULL,
            text TEXT NOT NULL, caption TEXT NOT NULL, text_hash BLOB NOT NULL, at_from INTEGER NOT NULL,
            at_to INTEGER NOT NULL, at_prec TEXT NOT NULL, at_text TEXT NOT NULL, origin TEXT NOT NULL,
            trust TEXT NOT NULL, project TEXT NOT NULL, flags INTEGER NOT NULL, span_from INTEGER NOT NULL,
            span_to INTEGER NOT NULL, line INTEGER NOT NULL, sys_from INTEGER NOT NULL, sys_to INTEGER NOT NULL) STRICT;
        CREATE INDEX episode_session ON episode (session_rid, ord);
        CREATE INDEX episode_text ON episode (text_hash);
        CREATE INDEX episode_at ON episode (at_from, rid);
        CREATE INDEX episode_flags ON episode (flags) WHERE flags <> 0;
        CREATE VIRTUAL TABLE episode_fts USING fts5 (
            text, caption, content='episode', content_rowid='rid', tokenize='porter unicode61 remove_diacritics 2');
        INSERT INTO episode_fts (episode_fts, rank) VALUES ('secure-delete', 1);
        CREATE TABLE lex_term (term_id INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE lex_doc (
            episode_rid INTEGER PRIMARY KEY REFERENCES episode (rid), terms BLOB NOT NULL, len_a INTEGER NOT NULL,
            len_b INTEGER NOT NULL) STRICT;
        CREATE TABLE predicate (
            name TEXT PRIMARY KEY, cardinality TEXT NOT NULL, temporal TEXT NOT NULL, built_in INTEGER NOT NULL) STRICT;
        CREATE TABLE fact (
            rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, subject_rid INTEGER NOT NULL REFERENCES entity (rid),
            predicate TEXT NOT NULL REFERENCES predicate (name), object_rid INTEGER REFERENCES entity (rid),
            value TEXT NOT NULL, obj_key TEXT NOT NULL, slot_one INTEGER NOT NULL, positive INTEGER NOT NULL,
            modality TEXT NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL, valid_prec TEXT NOT NULL,
            sys_from INTEGER NOT NULL, sys_to INTEGER NOT NULL, status TEXT NOT NULL, method TEXT NOT NULL) STRICT;
        CREATE INDEX fact_slot ON fact (subject_rid, predicate, sys_to, valid_from);
        CREATE INDEX fact_object ON fact (object_rid, predicate, sys_to) WHERE object_rid IS NOT NULL;
        CREATE UNIQUE INDEX fact_one ON fact (subject_rid, predicate, valid_from)
            WHERE slot_one = 1 AND status = 'accepted' AND sys_to = 253402214400000000;
        CREATE TABLE fact_cite (
            fact_rid INTEGER NOT NULL REFERENCES fact (rid), episode_rid INTEGER NOT NULL REFERENCES episode (rid),
            s_from INTEGER NOT NULL, s_to INTEGER NOT NULL,
            PRIMARY KEY (fact_rid, episode_rid, s_from, s_to)) STRICT, WITHOUT ROWID;
        CREATE INDEX fact_cite_episode ON fact_cite (episode_rid, fact_rid);
        CREATE TABLE change (
            rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, kind TEXT NOT NULL, actor TEXT NOT NULL,
            reason TEXT NOT NULL, at INTEGER NOT NULL, undo_of INTEGER REFERENCES change (rid)) STRICT;
        CREATE INDEX change_undo ON change (undo_of) WHERE undo_of IS NOT NULL;
        CREATE TABLE change_item (
            change_rid INTEGER NOT NULL REFERENCES change (rid), tbl TEXT NOT NULL, row_rid INTEGER NOT NULL,
            what TEXT NOT NULL, PRIMARY KEY (change_rid, tbl, row_rid, what)) STRICT, WITHOUT ROWID;
        CREATE INDEX change_item_row ON change_item (tbl, row_rid, what);
        CREATE TABLE export_log (
            rid INTEGER PRIMARY KEY, path TEXT NOT NULL, at INTEGER NOT NULL, scope TEXT NOT NULL,
            actor TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT;
        CREATE TABLE outbox (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, change_rid INTEGER NOT NULL REFERENCES change (rid),
            entry_type TEXT NOT NULL, refs TEXT NOT NULL, counts TEXT NOT NULL, ids TEXT NOT NULL) STRICT;
        """;
}
