using Permagent.Brain.Store;

namespace Permagent.Brain.Facts;

/// <summary>The built-in predicates. One value at a time or many; a state, an event or a constant.</summary>
internal static class Predicates
{
    private static readonly (string Name, string Cardinality, string Temporal)[] BuiltIn =
    [
        ("lives_in", "one", "state"), ("works_at", "one", "state"), ("job_title", "one", "state"),
        ("email", "many", "state"), ("phone", "many", "state"), ("born_on", "one", "constant"),
        ("died_on", "one", "constant"), ("born_in", "one", "constant"), ("married_to", "one", "state"),
        ("partner_of", "one", "state"), ("parent_of", "many", "constant"), ("child_of", "many", "constant"),
        ("sibling_of", "many", "constant"), ("friend_of", "many", "state"), ("knows", "many", "state"),
        ("member_of", "many", "state"), ("leads", "many", "state"), ("owns", "many", "state"),
            ("likes", "many", "state"),
        ("dislikes", "many", "state"), ("speaks", "many", "state"), ("studies", "many", "state"),
        ("allergic_to", "many", "state"), ("visited", "many", "event"), ("met", "many", "event"),
        ("attended", "many", "event"), ("located_in", "one", "state"), ("part_of", "many", "state"),
        ("status", "one", "state"), ("deadline", "one", "state"), ("version", "one", "state"),
            ("price", "one", "state"),
        ("uses", "many", "state"), ("author", "many", "constant"), ("title", "one", "state"), ("dated", "one", "state"),
        ("has_heading", "many", "state"), ("has_todo", "many", "state"), ("links_to", "many", "state"),
        ("names_date", "many", "state"), ("tagged", "many", "state"), ("note", "many", "state"),
    ];

    /// <summary>Adds them to a new database.</summary>
    public static void AddBuiltIn(Db db)
    {
        foreach (var (name, cardinality, temporal) in BuiltIn)
        {
            db.Run(
                "INSERT INTO predicate (name, cardinality, temporal, built_in) VALUES (@0, @1, @2, 1)",
                name, cardinality, temporal);
        }
    }

    /// <summary>True for a name that a predicate may have.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 60 && char.IsAsciiLetterLower(name[0])
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');

    /// <summary>True if a subject has one value at a time. An unknown predicate is added with many.</summary>
    public static bool IsOne(WriteScope scope, string name)
    {
        var cardinality = scope.Db.Scalar("SELECT cardinality FROM predicate WHERE name = @0", name) as string;
        if (cardinality is not null) return cardinality == "one";
        scope.Db.Run(
            "INSERT INTO predicate (name, cardinality, temporal, built_in) VALUES (@0, 'many', 'state', 0)", name);
        return false;
    }
}
