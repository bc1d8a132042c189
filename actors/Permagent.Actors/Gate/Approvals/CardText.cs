using System.Text;
using Permagent.Protocol.Gate;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Gate.Approvals;

/// <summary>The text of a card, in the order shown. Its hash is field 21 of the action digest, so what a person saw is
/// part of what they signed.</summary>
public static class CardText
{
    /// <summary>The text. Ask, digest and code are left out: they follow from it.</summary>
    public static string Write(AskCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var text = new StringBuilder();
        Line(text, "tier", $"T{card.Tier}");
        Line(text, "class", card.Class);
        Line(text, "task", card.Task.ToString());
        Line(text, "what", card.What);
        Line(text, "why", card.Why);
        Line(text, "rule", card.Rule);
        Line(text, "seen by", card.SeenBy);
        Line(text, "undo", card.Undo);
        Line(text, "if ignored", card.IfIgnored);
        Line(text, "labels", string.Join(", ", card.Labels));
        Line(text, "deadline", Timestamp.Write(card.Deadline));
        Line(text, "trial", card.Trial ? "yes" : "no");
        foreach (var line in card.Preview) Line(text, "", line);
        return text.ToString();
    }

    /// <summary>SHA-256 of the text, UTF-8.</summary>
    public static Digest Hash(AskCard card) => Digest.Of(Encoding.UTF8.GetBytes(Write(card)));

    private static void Line(StringBuilder text, string name, string value) =>
        text.Append(name).Append(": ").Append(value).Append('\n');
}
