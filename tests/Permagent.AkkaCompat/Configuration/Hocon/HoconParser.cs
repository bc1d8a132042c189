using System.Text;

namespace Permagent.Kernel.Configuration.Hocon;

/// <summary>Reads a subset of HOCON: blocks, dotted and quoted keys, <c>+=</c>, lists, texts, <c>null</c>,
/// references. No <c>include</c>.</summary>
internal sealed class HoconParser
{
    private readonly HoconReader _reader;
    private readonly HoconObject _root = new();
    private int _depth;

    private HoconParser(string text) => _reader = new HoconReader(text);

    /// <summary>The tree of a text, references resolved.</summary>
    /// <exception cref="ConfigurationException">The text breaks a rule or a limit; the message names the
    /// line.</exception>
    internal static HoconObject Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > HoconLimits.TextMax)
        {
            throw new ConfigurationException(
                $"The configuration has {text.Length} characters; {HoconLimits.TextMax} are the most.");
        }

        HoconObject root = new HoconParser(text).ParseRoot();
        return new HoconResolver(root).Resolve();
    }

    private HoconObject ParseRoot()
    {
        _reader.PassGaps(commas: true);
        bool braces = _reader.Current == '{';
        if (braces)
        {
            _reader.Take();
        }

        ParseEntries(_root, [], braces);
        _reader.PassGaps(commas: true);
        return _reader.AtEnd ? _root : throw _reader.Error($"'{_reader.Current}' has nothing to close.");
    }

    private void ParseEntries(HoconObject node, IReadOnlyList<string> prefix, bool braces)
    {
        int opened = _reader.Line;
        Deeper();
        while (true)
        {
            _reader.PassGaps(commas: true);
            if (_reader.AtEnd)
            {
                if (braces)
                {
                    throw HoconReader.ErrorAt(opened, "this { has no closing }.");
                }

                break;
            }

            if (_reader.Current == '}')
            {
                if (braces)
                {
                    _reader.Take();
                }

                break;
            }

            ParseEntry(node, prefix);
        }

        _depth--;
    }

    private void ParseEntry(HoconObject node, IReadOnlyList<string> prefix)
    {
        List<string> key = ParseKey();
        if (key.Count + _depth > HoconLimits.DepthMax)
        {
            throw TooDeep();
        }

        string[] full = [.. prefix, .. key];
        _reader.PassBlanks();
        bool append = _reader.StartsWith("+=");
        if (append)
        {
            _reader.Take();
        }

        if (_reader.Current is '=' or ':')
        {
            _reader.Take();
            _reader.PassGaps(commas: false);
        }
        else if (_reader.Current != '{')
        {
            throw _reader.Error($"'=', ':' or '{{' expected after the key {HoconPath.Join(key)}.");
        }

        int line = _reader.Line;
        HoconNode value = ParseValue(full);
        HoconNode before = node.Find(key) ?? _root.Find(full); // The block around it enters the root when it ends.
        HoconNode own = append
            ? Beside([before, new HoconList([value])], line)
            : HoconLookBack.Replace(value, HoconPath.Join(full), before, line);
        node.SetAt(key, Over(before, own, line));
    }

    // A block adds to the block before it, also to one that a reference will give: a = ${b}, then a { x = 1 }.
    private static HoconNode Over(HoconNode before, HoconNode own, int line) => (before, own) switch
    {
        (HoconObject below, HoconObject above) => HoconObject.Merge(above, below),
        (HoconReference or HoconPieces, HoconObject) => Beside([before, own], line),
        _ => own,
    };

    private static HoconNode Beside(IEnumerable<HoconNode> pieces, int line)
    {
        HoconNode[] known = [.. pieces.Where(piece => piece is not null)];
        return HoconResolver.Join(known, line) ?? new HoconPieces(known, line);
    }

    private List<string> ParseKey()
    {
        List<string> keys = [];
        do
        {
            if (keys.Count > 0)
            {
                _reader.Take();
            }

            keys.Add(ParseKeyPart());
        }
        while (_reader.Current == '.');

        return keys;
    }

    private string ParseKeyPart()
    {
        _reader.PassBlanks();
        if (_reader.Current == '"')
        {
            string quoted = _reader.TakeQuoted();
            _reader.PassBlanks();
            return quoted;
        }

        StringBuilder key = new();
        while (!_reader.AtEnd && !EndsKey())
        {
            key.Append(_reader.Take());
        }

        string part = key.ToString().Trim();
        return part.Length > 0
            ? part
            : throw _reader.Error(_reader.AtEnd ? "a key expected." : $"a key expected, not '{_reader.Current}'.");
    }

    private bool EndsKey() =>
        _reader.Current is '.' or '=' or ':' or '{' or '}' or '[' or ']' or ',' or '"' or '\n' or '$'
        || _reader.AtComment || _reader.StartsWith("+=");

    private HoconNode ParseValue(IReadOnlyList<string> path)
    {
        int line = _reader.Line;
        List<HoconNode> pieces = [];
        StringBuilder blanks = new();
        while (true)
        {
            blanks.Clear();
            while (!_reader.AtEnd && _reader.Current != '\n' && HoconReader.IsBlank(_reader.Current))
            {
                blanks.Append(_reader.Take());
            }

            if (EndsValue(pieces))
            {
                break;
            }

            HoconNode piece = ParsePiece(path, isFirst: pieces.Count == 0);
            if (blanks.Length > 0 && pieces.Count > 0 && piece is HoconText or HoconReference)
            {
                pieces.Add(new HoconBlanks(blanks.ToString()));
            }

            pieces.Add(piece);
        }

        return pieces.Count == 0
            ? throw HoconReader.ErrorAt(line, $"{HoconPath.Join(path)} has no value.")
            : HoconResolver.Join(pieces, line) ?? new HoconPieces(pieces, line);
    }

    // After a block only another block or a reference goes on with the value; a word starts the next entry.
    private bool EndsValue(List<HoconNode> pieces) =>
        _reader.AtEnd || _reader.Current is '\n' or ',' or '}' or ']' || _reader.AtComment
        || (pieces.Count > 0 && pieces[^1] is HoconObject && _reader.Current is not ('{' or '$'))
        || (pieces.Count > 0 && pieces[^1] is HoconList && _reader.Current is not ('[' or '$'));

    private HoconNode ParsePiece(IReadOnlyList<string> path, bool isFirst)
    {
        switch (_reader.Current)
        {
            case '{':
                _reader.Take();
                HoconObject node = new();
                ParseEntries(node, path, braces: true);
                return node;
            case '[':
                return ParseList();
            case '"':
                return new HoconText(_reader.TakeQuoted());
            case '$' when _reader.Next == '{':
                return ParseReference();
            default:
                string word = ParseWord();
                return word == "null" && isFirst ? HoconNull.Instance : new HoconText(word);
        }
    }

    private HoconList ParseList()
    {
        int opened = _reader.Line;
        _reader.Take();
        Deeper();
        List<HoconNode> items = [];
        while (true)
        {
            _reader.PassGaps(commas: true);
            if (_reader.AtEnd || _reader.Current == '}')
            {
                throw HoconReader.ErrorAt(opened, "this [ has no closing ].");
            }

            if (_reader.Current == ']')
            {
                _reader.Take();
                break;
            }

            items.Add(ParseValue(["[]"]));
        }

        _depth--;
        return new HoconList(items);
    }

    private HoconReference ParseReference()
    {
        int line = _reader.Line;
        _reader.Take(2);
        bool isOptional = _reader.Current == '?';
        if (isOptional)
        {
            _reader.Take();
        }

        StringBuilder path = new();
        while (_reader.Current != '}')
        {
            if (_reader.AtEnd || _reader.Current == '\n')
            {
                throw HoconReader.ErrorAt(line, "this ${ has no closing }.");
            }

            path.Append(_reader.Take());
        }

        _reader.Take();
        string name = HoconPath.Join(HoconPath.Parse(path.ToString().Trim()));
        return new HoconReference(name, isOptional, line);
    }

    private string ParseWord()
    {
        StringBuilder word = new();
        while (!_reader.AtEnd && !HoconReader.IsBlank(_reader.Current) && !_reader.AtComment
            && _reader.Current is not ('{' or '}' or '[' or ']' or ',' or '"')
            && !(_reader.Current == '$' && _reader.Next == '{'))
        {
            word.Append(_reader.Take());
        }

        return word.ToString();
    }

    private void Deeper()
    {
        if (++_depth > HoconLimits.DepthMax)
        {
            throw TooDeep();
        }
    }

    private ConfigurationException TooDeep() =>
        _reader.Error($"more than {HoconLimits.DepthMax} levels of blocks and lists.");
}
