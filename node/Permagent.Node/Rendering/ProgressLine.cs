namespace Permagent.Node.Rendering;

/// <summary>Progress of long work on standard error: a bar where the total is measured and a person watches, else a
/// line each few seconds. Quiet shows nothing.</summary>
internal sealed class ProgressLine(ITerminal terminal, TimeProvider clock, bool quiet, bool moving)
{
    /// <summary>Between two lines where nothing moves on screen: often enough to see life, rare enough for a
    /// log.</summary>
    public static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(3);

    private const int BarCells = 24;

    /// <summary>When the last line was written; null before the first.</summary>
    private long? _lastLine;

    /// <summary>Cells of the bar on screen now, 0 when there is none.</summary>
    private int _shown;

    /// <summary>Shows how far it is. A total of 0 or less means: not measured, so no bar.</summary>
    public void Report(string what, int done, int total, string words)
    {
        if (quiet) return;
        if (moving && terminal.ErrorIsTerminal && total > 0) Draw(what, done, total, words);
        else Say(what, done, total, words);
    }

    /// <summary>Takes the bar from the screen; the caller writes the result.</summary>
    public void Clear()
    {
        if (_shown == 0) return;
        terminal.WriteError("\r" + new string(' ', _shown) + "\r");
        _shown = 0;
    }

    private void Draw(string what, int done, int total, string words)
    {
        var filled = (int)Math.Clamp((long)BarCells * done / total, 0, BarCells);
        var bar = new string('#', filled) + new string('.', BarCells - filled);
        var text = CellWidth.Cut(
            $"{what} [{bar}] {Units.Count(done)} of {Units.Count(total)}  {Visible.Of(words)}",
            Math.Max(RenderStyle.ColumnsMin, terminal.Columns) - 1);
        var cells = CellWidth.Of(text);
        terminal.WriteError("\r" + CellWidth.Pad(text, _shown));
        _shown = cells;
    }

    private void Say(string what, int done, int total, string words)
    {
        var now = clock.GetTimestamp();
        if (_lastLine is { } last && clock.GetElapsedTime(last, now) < LineEvery) return;
        if (_lastLine is null)
        {
            // The first report starts the wait: short work ends without a line.
            _lastLine = now;
            return;
        }

        _lastLine = now;
        var of = total > 0 ? $" of {Units.Count(total)}" : "";
        terminal.WriteError($"{what} {Units.Count(done)}{of}  {Visible.Of(words)}\n");
    }
}
