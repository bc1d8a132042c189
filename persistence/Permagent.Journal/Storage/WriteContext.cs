using Microsoft.Data.Sqlite;

namespace Permagent.Journal.Storage;

/// <summary>What a call works with while the writer carries it out.</summary>
internal readonly record struct WriteContext(
    SqliteConnection Connection, SqliteTransaction Transaction, Savepoint Savepoint);
