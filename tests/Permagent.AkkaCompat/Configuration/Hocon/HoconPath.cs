using System.Text;

namespace Permagent.Kernel.Configuration.Hocon;

/// <summary>Paths as text: keys with dots between them; a key with a dot or blank in it stands in quotes.</summary>
internal static class HoconPath
{
    internal static IReadOnlyList<string> Parse(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        List<string> keys = [];
        StringBuilder key = new();
        bool quoted = false;
        foreach (char c in path)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == '.' && !quoted)
            {
                keys.Add(key.ToString());
                key.Clear();
            }
            else
            {
                key.Append(c);
            }
        }

        keys.Add(key.ToString());
        return keys;
    }

    internal static string Join(IEnumerable<string> keys) => string.Join('.', keys.Select(Quote));

    internal static string Quote(string key) => key.Length > 0 && key.All(IsPlain)
        ? key
        : HoconPrinter.Quoted(key);

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
