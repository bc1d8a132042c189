namespace Permagent.Node.Rendering;

/// <summary>What a command shows: lines, named values and tables, without any thought of a screen.</summary>
internal sealed class Page
{
    private readonly List<PageBlock> _blocks = [];

    /// <summary>The blocks, in the order shown.</summary>
    public IReadOnlyList<PageBlock> Blocks => _blocks;

    /// <summary>One line of words.</summary>
    public Page Line(string text, Tone tone = Tone.Plain)
    {
        _blocks.Add(new LineBlock(text, tone));
        return this;
    }

    /// <summary>A text of several lines, each indented by two.</summary>
    public Page Text(string text)
    {
        foreach (var line in text.Split('\n')) _blocks.Add(new LineBlock("  " + line.TrimEnd('\r'), Tone.Plain));
        return this;
    }

    /// <summary>A named value.</summary>
    public Page Pair(string name, string value, Tone tone = Tone.Plain)
    {
        _blocks.Add(new PairBlock(name, value, tone));
        return this;
    }

    /// <summary>A table. Only its last column may be cut on a narrow screen: ids and states stand before it.</summary>
    public Page Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        _blocks.Add(new TableBlock(header, [.. rows]));
        return this;
    }
}

/// <summary>One part of a page.</summary>
internal abstract record PageBlock;

/// <summary>One line.</summary>
internal sealed record LineBlock(string Text, Tone Tone) : PageBlock;

/// <summary>A name and its value.</summary>
internal sealed record PairBlock(string Name, string Value, Tone Tone) : PageBlock;

/// <summary>Rows under a header.</summary>
internal sealed record TableBlock(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) : PageBlock;

/// <summary>What a line means. Colour only repeats what the words say.</summary>
internal enum Tone
{
    /// <summary>No colour.</summary>
    Plain,

    /// <summary>Done, verified.</summary>
    Good,

    /// <summary>Failed, refused.</summary>
    Bad,

    /// <summary>Needs a look.</summary>
    Warn,
}
