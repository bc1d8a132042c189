namespace Permagent.Tools.Documents;

/// <summary>Open marks by file.</summary>
internal static class TodoList
{
    private const int LinesMax = 5_000; // Lines of the page: more open marks are not worked off by reading.

    /// <summary>Renders the page; equal facts give equal bytes.</summary>
    public static byte[] Render(FolderFacts facts)
    {
        var page = new Page(LinesMax);
        var open = facts.Texts.Where(text => !text.Todos.IsEmpty).ToList();
        page.Heading(1, $"Open marks in {Page.Code(facts.Name)}");
        page.Line(open.Count == 0
            ? $"No TODO, FIXME or open check box in {Page.Count(facts.Texts.Length, "text file", "text files")}."
            : $"{Page.Count(open.Sum(text => text.Todos.Length), "mark", "marks")} (TODO, FIXME, open check boxes) in "
                + $"{Page.Number(open.Count)} of {Page.Count(facts.Texts.Length, "text file", "text files")}.");
        foreach (var text in open)
        {
            page.Heading(2, $"{Page.Code(text.Path)} ({Page.Number(text.Todos.Length)})");
            page.Quotes(text.Todos, FactReader.PerFileMax);
        }

        LeftOut.Render(page, facts.LeftOut);
        return page.ToBytes();
    }
}
