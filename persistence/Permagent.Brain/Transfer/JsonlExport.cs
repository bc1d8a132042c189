using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Permagent.Brain.Store;

namespace Permagent.Brain.Transfer;

/// <summary>The complete export: one JSON object a line, with the schema's number, ordered by kind and id. What lies in
/// the bin is left out.</summary>
internal static class JsonlExport
{
    private const int Schema = 1;

    // Kinds of lines with the statement that reads them; column names are the names in the file.
    private static readonly (string Type, string Sql)[] Kinds =
    [
        ("predicate", "SELECT name, cardinality, temporal, built_in FROM predicate ORDER BY name"),
        ("source",
            """
            SELECT id, kind, path, title, content_hash, bytes, mtime, parser_version, trust, project,
                state FROM source s
            WHERE EXISTS (SELECT 1 FROM episode e JOIN session n ON n.rid = e.session_rid
                WHERE n.source_rid = s.rid AND (e.flags & 2) = 0)
            ORDER BY id
            """),
        ("session",
            """
            SELECT n.id, s.id AS source, n.key, n.title FROM session n JOIN source s ON s.rid = n.source_rid
            WHERE EXISTS (SELECT 1 FROM episode e WHERE e.session_rid = n.rid AND (e.flags & 2) = 0) ORDER BY n.id
            """),
        ("entity",
            """
            SELECT id, type, name, sys_from, sys_to FROM entity x
            WHERE EXISTS (SELECT 1 FROM episode e WHERE e.speaker_rid = x.rid AND (e.flags & 2) = 0)
                OR EXISTS (SELECT 1 FROM fact f WHERE f.status = 'accepted'
                    AND (f.subject_rid = x.rid OR f.object_rid = x.rid))
            ORDER BY id
            """),
        ("episode",
            """
            SELECT e.id, n.id AS session, e.ord, p.id AS speaker, e.kind, e.title, e.text, e.caption, e.at_from,
                e.at_to,
                e.at_prec, e.at_text, e.origin, e.trust, e.project, e.flags, e.span_from, e.span_to, e.line, e.sys_from,
                e.sys_to
            FROM episode e JOIN session n ON n.rid = e.session_rid LEFT JOIN entity p ON p.rid = e.speaker_rid
            WHERE (e.flags & 2) = 0 ORDER BY e.id
            """),
        ("fact",
            """
            SELECT f.id, s.id AS subject, f.predicate, o.id AS object, f.value, f.slot_one, f.positive, f.modality,
                f.valid_from, f.valid_to, f.valid_prec, f.sys_from, f.sys_to, f.method
            FROM fact f JOIN entity s ON s.rid = f.subject_rid LEFT JOIN entity o ON o.rid = f.object_rid
            WHERE f.status = 'accepted' ORDER BY f.id
            """),
        ("cite",
            """
            SELECT f.id AS fact, e.id AS episode, c.s_from, c.s_to
            FROM fact_cite c JOIN fact f ON f.rid = c.fact_rid JOIN episode e ON e.rid = c.episode_rid
            WHERE f.status = 'accepted' AND (e.flags & 2) = 0 ORDER BY f.id, e.id, c.s_from, c.s_to
            """),
        ("change",
            """
            SELECT c.id, c.kind, c.actor, c.reason, c.at, u.id AS undo_of
            FROM change c LEFT JOIN change u ON u.rid = c.undo_of ORDER BY c.at, c.id
            """),
        ("change_item",
            """
            SELECT c.id AS change, i.tbl, ifnull(e.id, f.id) AS row, i.what
            FROM change_item i JOIN change c ON c.rid = i.change_rid
                LEFT JOIN episode e ON i.tbl = 'episode' AND e.rid = i.row_rid AND (e.flags & 2) = 0
                LEFT JOIN fact f ON i.tbl = 'fact' AND f.rid = i.row_rid AND f.status = 'accepted'
            WHERE ifnull(e.id, f.id) IS NOT NULL ORDER BY c.at, c.id, i.tbl, ifnull(e.id, f.id), i.what
            """),
    ];

    /// <summary>Writes the file; the number of lines.</summary>
    public static long Write(Db db, string path, Instant at)
    {
        using var file = PrivateFiles.Make(path);
        var line = new ArrayBufferWriter<byte>();
        Line(file, line, json =>
        {
            json.WriteString("type", "brain");
            json.WriteString("exported", at.ToString());
            json.WriteString(
                "forever", Instant.Forever.Micros.ToString(System.Globalization.CultureInfo.InvariantCulture));
        });
        var lines = 1L;
        foreach (var (type, sql) in Kinds)
        {
            db.Each(sql, row =>
            {
                Line(file, line, json => Row(json, type, row));
                lines++;
            });
        }

        file.Flush(flushToDisk: true);
        return lines;
    }

    private static void Line(FileStream file, ArrayBufferWriter<byte> buffer, Action<Utf8JsonWriter> write)
    {
        buffer.Clear();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            write(json);
            json.WriteEndObject();
        }

        file.Write(buffer.WrittenSpan);
        file.WriteByte((byte)'\n');
    }

    private static void Row(Utf8JsonWriter json, string type, SqliteDataReader row)
    {
        json.WriteString("type", type);
        for (var column = 0; column < row.FieldCount; column++)
        {
            var name = row.GetName(column);
            switch (row.GetValue(column))
            {
                case byte[] id: json.WriteString(name, Key128.From(id).ToString()); break;
                case long number: json.WriteNumber(name, number); break;
                case string text: json.WriteString(name, text); break;
                default: json.WriteNull(name); break;
            }
        }
    }
}
