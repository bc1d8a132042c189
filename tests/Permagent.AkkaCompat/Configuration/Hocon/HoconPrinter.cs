using System.Globalization;
using System.Text;

namespace Permagent.Kernel.Configuration.Hocon;

/// <summary>Writes a tree as text that reads back to an equal tree.</summary>
internal static class HoconPrinter
{
    internal static string Print(HoconNode node)
    {
        StringBuilder text = new();
        if (node is HoconObject root)
        {
            WriteEntries(text, root, 0);
        }
        else
        {
            Write(text, node, 0);
        }

        return text.ToString();
    }

    internal static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static void WriteEntries(StringBuilder text, HoconObject node, int level)
    {
        foreach ((string key, HoconNode value) in node.Entries)
        {
            text.Append(' ', level * 2).Append(HoconPath.Quote(key)).Append(" : ");
            Write(text, value, level);
            text.Append('\n');
        }
    }

    private static void Write(StringBuilder text, HoconNode node, int level)
    {
        switch (node)
        {
            case HoconObject inner:
                text.Append("{\n");
                WriteEntries(text, inner, level + 1);
                text.Append(' ', level * 2).Append('}');
                break;
            case HoconList list:
                WriteList(text, list, level);
                break;
            case HoconText word:
                text.Append(Quoted(word.Text));
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void WriteList(StringBuilder text, HoconList list, int level)
    {
        text.Append('[');
        for (int i = 0; i < list.Items.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Write(text, list.Items[i], level + 1);
        }

        text.Append(']');
    }
}
