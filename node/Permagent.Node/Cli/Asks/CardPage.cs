using Permagent.Node.Api;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Asks;

/// <summary>An ask as a person must see it before answering: the gateway's facts, in its order.</summary>
internal static class CardPage
{
    /// <summary>Preview lines that a card shows; the rest is in <c>inbox show</c>.</summary>
    private const int PreviewLines = 12;

    /// <summary>The card with the beginning of its preview.</summary>
    public static Page Of(AskCardView card, When when) => Add(card, when, PreviewLines);

    /// <summary>The card with its whole preview.</summary>
    public static Page Full(AskCardView card, When when) => Add(card, when, int.MaxValue);

    private static Page Add(AskCardView card, When when, int lines)
    {
        var page = new Page()
            .Pair("Ask", $"{card.Id} (T{card.Tier} {card.Class}) task {new ShortId([card.Task]).Of(card.Task)}")
            .Pair("What", card.What)
            .Pair("Why", $"your words: \"{card.Why}\"")
            .Pair("Rule", card.Rule)
            .Pair("Seen by", card.SeenBy)
            .Pair("Undo", card.Undo)
            .Pair("Labels", card.Labels.Count == 0 ? "none" : string.Join(", ", card.Labels))
            .Pair("If ignored", card.IfIgnored)
            .Pair("Until", $"{when.Stamp(card.Deadline)} ({when.Left(card.Deadline)}), then denied")
            .Pair("Digest", card.Digest);
        if (card.Tier >= 3) page.Pair("Code", card.Code, Tone.Warn);
        if (card.Trial) page.Pair("Home", "trial", Tone.Warn);
        AddPreview(page, card, lines);
        return page;
    }

    /// <summary>Adds the beginning of the preview, and how much is left out.</summary>
    public static void AddPreview(Page page, AskCardView card, int lines)
    {
        foreach (var line in card.Preview.Take(lines)) page.Line("  | " + line);
        if (card.Preview.Count > lines)
        {
            page.Line($"  | and {Units.Count(card.Preview.Count - lines, "more line")}: permagent inbox show "
                + card.Id);
        }
    }
}
