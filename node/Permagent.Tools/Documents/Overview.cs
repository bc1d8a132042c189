using Permagent.Tools.Files;

namespace Permagent.Tools.Documents;

/// <summary>What is in a folder, and what changed last.</summary>
internal static class Overview
{
    private const int LinesMax = 3_000; // Lines of the page: an overview is read in one go.
    private const int FoldersMax = 40; // Folders, and manifests, listed: one screen; the rest is counted.
    private const int DocumentsMax = 60; // Documents whose headings are shown: the rest is counted.
    private const int HeadingsMax = 6; // Headings of one document: they say what it is about.
    private const int ChangedMax = 10; // Files changed last: what is being worked on now.
    private const int TodosMax = 40; // Open marks shown: one screen; the to-do list shows more.
    private const int DatesMax = 30; // Dates shown: one screen.
    private const int BrokenMax = 20; // Lines with broken links shown: enough to begin mending.

    /// <summary>Renders the page; equal facts give equal bytes.</summary>
    public static byte[] Render(FolderFacts facts)
    {
        var page = new Page(LinesMax);
        var files = facts.Scan.Files;
        page.Heading(1, $"Overview of {Page.Code(facts.Name)}");
        page.Line($"{Page.Count(files.Length, "file", "files")} in "
            + $"{Page.Count(facts.Scan.Folders, "folder", "folders")}, "
            + $"{Page.Count(files.Sum(file => file.Bytes), "byte", "bytes")}; "
            + $"{Page.Count(facts.Texts.Length, "file was", "files were")} read as text. "
            + "This page itself is not counted.");
        Contents(page, files);
        Changed(page, facts.Scan);
        Documents(page, facts);
        Section(page, "Open marks", [.. facts.Texts.SelectMany(text => text.Todos)], TodosMax);
        Section(page, "Dates", [.. AllDates(facts)], DatesMax);
        LinksOf(page, facts);
        LeftOut.Render(page, facts.LeftOut);
        return page.ToBytes();
    }

    private static void Contents(Page page, ImmutableArray<ScannedFile> files)
    {
        page.Heading(2, "What is in it");
        if (files.IsEmpty)
        {
            page.Line("Nothing: the folder holds no file that may be read.");
            return;
        }

        page.Table("| Kind | Files | Bytes |", files.GroupBy(file => Kinds.Of(file.Path), StringComparer.Ordinal)
            .OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => $"| {Page.Cell(kind.Key)} | {Page.Number(kind.Count())} "
                + $"| {Page.Number(kind.Sum(file => file.Bytes))} |"));
        var folders = files.Where(file => file.Path.Contains('/', StringComparison.Ordinal))
            .GroupBy(file => file.Path[..file.Path.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal)
            .OrderBy(folder => folder.Key, StringComparer.Ordinal).ToList();
        if (folders.Count > 0)
        {
            page.Line("");
            page.Table("| Folder | Files |", folders.Take(FoldersMax)
                .Select(folder => $"| {Page.Cell(folder.Key)} | {Page.Number(folder.Count())} |"));
            if (folders.Count > FoldersMax) page.Line($"| … and {Page.Number(folders.Count - FoldersMax)} more | |");
        }

        var manifests = files.Where(file => Kinds.Manifest(file.Path).Length > 0).ToList();
        if (manifests.Count == 0) return;
        page.Heading(2, "Manifests");
        foreach (var file in manifests.Take(FoldersMax))
            page.Line($"- {Page.Code(file.Path)}: {Kinds.Manifest(file.Path)}");
        if (manifests.Count > FoldersMax) page.Line($"- … and {Page.Number(manifests.Count - FoldersMax)} more");
    }

    private static void Changed(Page page, FolderScan scan)
    {
        page.Heading(2, "What changed last");
        if (scan.Files.IsEmpty)
        {
            page.Line("Nothing: there is no file that could change.");
            return;
        }

        page.Line(scan.HasGit
            ? "By the files' own times; the git history was not read."
            : "By the files' own times.");
        page.Line("");
        foreach (var file in scan.Files.OrderByDescending(file => file.Changed)
            .ThenBy(file => file.Path, StringComparer.Ordinal).Take(ChangedMax))
        {
            page.Line($"- {Page.Time(file.Changed)}: {Page.Code(file.Path)}, "
                + Page.Count(file.Bytes, "byte", "bytes"));
        }
    }

    private static void Documents(Page page, FolderFacts facts)
    {
        var documents = facts.Texts.Where(text => !text.Headings.IsEmpty).ToList();
        if (documents.Count == 0) return;
        page.Heading(2, "Headings");
        foreach (var document in documents.Take(DocumentsMax)) page.Quotes(document.Headings, HeadingsMax);
        if (documents.Count > DocumentsMax)
            page.Line($"… and {Page.Number(documents.Count - DocumentsMax)} more documents.");
    }

    private static IEnumerable<Quote> AllDates(FolderFacts facts) => facts.Texts.SelectMany(text => text.Dates)
        .OrderBy(dated => dated.Date).ThenBy(dated => dated.Quote.Path, StringComparer.Ordinal)
        .ThenBy(dated => dated.Quote.Line).Select(dated => dated.Quote);

    private static void Section(Page page, string name, ImmutableArray<Quote> quotes, int shownMax)
    {
        if (quotes.IsEmpty) return;
        page.Heading(2, $"{name} ({Page.Number(quotes.Length)})");
        page.Quotes(quotes, shownMax);
    }

    private static void LinksOf(Page page, FolderFacts facts)
    {
        var links = facts.Texts.SelectMany(text => text.Links).ToList();
        if (links.Count == 0) return;
        page.Heading(2, "Links");
        page.Line($"{Page.Count(links.Count(link => link.Web), "link", "links")} to the web, "
            + $"{Page.Count(links.Count(link => !link.Web), "link", "links")} to files, "
            + $"{Page.Number(facts.Broken.Length)} of them broken.");
        page.Line("");
        page.Quotes([.. facts.Broken.Select(link => link.Quote).OfType<Quote>().Distinct()], BrokenMax);
    }
}
