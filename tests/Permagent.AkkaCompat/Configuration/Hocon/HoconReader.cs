using System.Globalization;
using System.Text;

namespace Permagent.Kernel.Configuration.Hocon;

/// <summary>The characters of a configuration, with the line number for errors.</summary>
internal sealed class HoconReader(string text)
{
    private int _at;

    internal int Line { get; private set; } = 1;

    internal bool AtEnd => _at >= text.Length;

    internal char Current => _at < text.Length ? text[_at] : '\0';

    internal char Next => _at + 1 < text.Length ? text[_at + 1] : '\0';

    internal bool AtComment => Current == '#' || (Current == '/' && Next == '/');

    internal bool StartsWith(string word) => string.CompareOrdinal(text, _at, word, 0, word.Length) == 0;

    internal char Take()
    {
        char taken = text[_at++];
        Line += taken == '\n' ? 1 : 0;
        return taken;
    }

    internal void Take(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Take();
        }
    }

    /// <summary>Passes blanks within a line.</summary>
    internal void PassBlanks()
    {
        while (!AtEnd && Current != '\n' && IsBlank(Current))
        {
            Take();
        }
    }

    /// <summary>Passes blanks, line ends and comments, and commas where they separate.</summary>
    internal void PassGaps(bool commas)
    {
        while (!AtEnd)
        {
            if (IsBlank(Current) || (commas && Current == ','))
            {
                Take();
            }
            else if (AtComment)
            {
                PassLine();
            }
            else
            {
                return;
            }
        }
    }

    internal void PassLine()
    {
        while (!AtEnd && Current != '\n')
        {
            Take();
        }
    }

    /// <summary>A text in quotes, or in three of them; the reader stands at the first.</summary>
    internal string TakeQuoted()
    {
        int line = Line;
        return StartsWith("\"\"\"") ? TakeTriple(line) : TakeSingle(line);
    }

    internal ConfigurationException Error(string what) => ErrorAt(Line, what);

    internal static ConfigurationException ErrorAt(int line, string what) => new($"Configuration, line {line}: {what}");

    internal static bool IsBlank(char c) => char.IsWhiteSpace(c) || c == '\uFEFF';

    private string TakeTriple(int line)
    {
        Take(3);
        int end = text.IndexOf("\"\"\"", _at, StringComparison.Ordinal);
        if (end < 0)
        {
            throw ErrorAt(line, "a text that starts with \"\"\" has no end.");
        }

        // Quotes beyond three at the end belong to the text.
        while (end + 3 < text.Length && text[end + 3] == '"')
        {
            end++;
        }

        string taken = text[_at..end];
        Take(end - _at + 3);
        return taken;
    }

    private string TakeSingle(int line)
    {
        Take();
        StringBuilder taken = new();
        while (Current != '"')
        {
            if (AtEnd || Current == '\n')
            {
                throw ErrorAt(line, "a text in quotes has no closing quote on its line.");
            }

            taken.Append(Current == '\\' ? TakeEscape() : Take());
        }

        Take();
        return taken.ToString();
    }

    private char TakeEscape()
    {
        Take();
        char kind = AtEnd ? '\0' : Take();
        return kind switch
        {
            '"' or '\\' or '/' => kind,
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            'u' => TakeUnicode(),
            _ => throw Error($"unknown escape \\{kind}; known are \\\" \\\\ \\/ \\n \\r \\t \\b \\f and \\uXXXX."),
        };
    }

    private char TakeUnicode()
    {
        if (_at + 4 <= text.Length
            && ushort.TryParse(
                text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
        {
            _at += 4;
            return (char)code;
        }

        throw Error("\\u needs four hexadecimal digits.");
    }
}
