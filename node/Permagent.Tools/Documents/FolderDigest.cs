namespace Permagent.Tools.Documents;

/// <summary>Each document of a folder in short: outline, dates, key sentences, all with their lines.</summary>
internal static class FolderDigest
{
    private const int LinesMax = 5_000; // Lines of the page: more is not read but searched.
    private const int DocumentsMax = 200; // Documents with a part of their own: the rest is counted.
    private const int HeadingsMax = 30; // Headings of one document: its outline, not its index.
    private const int DatesMax = 10; // Dates of one document: enough to place it in time.

    /// <summary>Renders the page; equal facts give equal bytes.</summary>
    public static byte[] Render(FolderFacts facts)
    {
        var page = new Page(LinesMax);
        var documents = facts.Texts.Where(text => FactReader.IsDocument(text.Path)).ToList();
        var files = facts.Scan.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        page.Heading(1, $"Digest of {Page.Code(facts.Name)}");
        page.Line($"{Page.Count(documents.Count, "document", "documents")} among "
            + $"{Page.Count(facts.Scan.Files.Length, "file", "files")}. "
            + "Every line in quotation marks stands in its source at the line named.");
        foreach (var document in documents.Take(DocumentsMax))
        {
            var file = files[document.Path];
            page.Heading(2, Page.Code(document.Path));
            page.Line($"{Page.Count(document.Lines, "line", "lines")}, {Page.Count(file.Bytes, "byte", "bytes")}, "
                + $"changed {Page.Time(file.Changed)}.");
            Part(page, "Outline", document.Headings, HeadingsMax);
            Part(page, "Dates", [.. document.Dates.Select(dated => dated.Quote)], DatesMax);
            Part(page, "Key sentences", document.Sentences, KeySentences.CountMax);
        }

        if (documents.Count > DocumentsMax)
        {
            page.Line("");
            page.Line($"… and {Page.Number(documents.Count - DocumentsMax)} more documents.");
        }

        LeftOut.Render(page, facts.LeftOut);
        return page.ToBytes();
    }

    private static void Part(Page page, string name, ImmutableArray<Quote> quotes, int shownMax)
    {
        if (quotes.IsEmpty) return;
        page.Heading(3, name);
        page.Quotes(quotes, shownMax);
    }
}
