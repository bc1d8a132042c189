using System.Text;
using Permagent.Brain.Store;
using Permagent.Brain.Terms;

namespace Permagent.Brain.Facts;

/// <summary>Rows of entities.</summary>
internal static class EntityRows
{
    /// <summary>The entity of a type and name; made if it is new.</summary>
    public static (long Rid, EntityId Id) Get(WriteScope scope, string type, string name)
    {
        var canon = Canon(name);
        var id = scope.Keys.Id("entity", type, canon);
        var rid = scope.Db.Number("SELECT rid FROM entity WHERE id = @0", id.ToBytes());
        if (rid != 0) return (rid, new(id));
        scope.Db.Run(
            "INSERT INTO entity (id, type, name, canon, sys_from, sys_to) VALUES (@0, @1, @2, @3, @4, @5)",
            id.ToBytes(), type, name, canon, scope.Now.Micros, Instant.Forever.Micros);
        rid = scope.Db.LastRow;
        if (type == "person") scope.Index.Persons.Add((rid, new(new(id), type, name)));
        return (rid, new(id));
    }

    /// <summary>A name in the form in which names are compared: folded, single spaces.</summary>
    public static string Canon(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var word in Folding.Fold(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (folded.Length > 0) folded.Append(' ');
            folded.Append(word);
        }

        return folded.ToString();
    }
}
