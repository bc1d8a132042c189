using Permagent.Node.Api;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Verbs;

/// <summary>Memories and facts as pages.</summary>
internal static class MemoryPages
{
    /// <summary>One memory.</summary>
    public static Page Memory(MemoryView memory, VerbContext context)
    {
        var page = new Page()
            .Pair("Memory", $"{memory.Id} ({memory.Kind})")
            .Pair("Source", memory.Source.Length > 0 ? $"{memory.Source}:{memory.Line}" : "your own words");
        if (memory.Title.Length > 0) page.Pair("Title", memory.Title);
        page.Pair("Time", $"{context.When.Text(memory.At)}, precision {memory.Precision}")
            .Pair("Origin", memory.Origin);
        if (memory.Flags.Count > 0) page.Pair("Flags", string.Join(", ", memory.Flags), Tone.Warn);
        page.Text(memory.Text);
        if (memory.Facts.Count > 0) Facts(page, memory.Facts, context);
        if (memory.UndoId.Length > 0) page.Pair("Undo", $"permagent undo {memory.UndoId}");
        return page;
    }

    /// <summary>Facts with both time axes.</summary>
    public static Page Facts(Page page, IEnumerable<FactView> facts, VerbContext context) => page.Table(
        ["id", "true from", "true until", "known from", "known until", "status", "fact"],
        facts.Select(fact => (IReadOnlyList<string>)
        [
            fact.Id,
            context.When.Day(fact.ValidFrom, "ever"), context.When.Day(fact.ValidTo, "now"),
            context.When.Day(fact.KnownFrom, ""), context.When.Day(fact.KnownTo, "now"),
            fact.Status, $"{fact.Subject} {fact.Predicate} {fact.Value}",
        ]));

    /// <summary>A change that was made.</summary>
    public static Reply Changed(MemoryChanged change)
    {
        var page = new Page().Line($"{change.Words} ({Units.Count(change.Rows, "row")})");
        if (change.UndoId.Length > 0) page.Pair("Undo", $"permagent undo {change.UndoId}");
        return new("memory-changed", change, page);
    }
}
