namespace Permagent.Node.Rendering;

/// <summary>How pages are drawn.</summary>
/// <param name="Aligned">True: columns for a screen. False: tab-separated, never cut.</param>
/// <param name="Colour">True: colour by meaning, beside the words.</param>
/// <param name="Columns">Width of the screen in cells.</param>
internal sealed record RenderStyle(bool Aligned, bool Colour, int Columns)
{
    /// <summary>Narrowest screen that is laid out; below it lines wrap as the terminal likes.</summary>
    public const int ColumnsMin = 40;

    /// <summary>The style for this terminal.</summary>
    /// <param name="terminal">Where the page goes.</param>
    /// <param name="plain">The flag <c>--plain</c>.</param>
    /// <param name="colour"><c>auto</c>, <c>always</c> or <c>never</c>.</param>
    /// <param name="environment">Reads an environment variable.</param>
    public static RenderStyle For(ITerminal terminal, bool plain, string colour, Func<string, string?> environment)
    {
        var dumb = environment("TERM") == "dumb" || environment("PERMAGENT_PLAIN") == "1";
        var aligned = terminal.OutputIsTerminal && !plain && !dumb;
        var coloured = colour switch
        {
            "always" => true,
            "never" => false,
            _ => aligned && string.IsNullOrEmpty(environment("NO_COLOR")),
        };
        return new(aligned, coloured, Math.Max(ColumnsMin, terminal.Columns));
    }
}
