using Permagent.Node.Api;

namespace Permagent.Node.Trial;

/// <summary>Checks that each sentence of an answer stands in the document that it names: the Brain quotes, it does not
/// invent.</summary>
internal static class QuoteCheck
{
    private const long FileBytesMax = 2_000_000; // Bytes of a source: twice the 1 MB of a readable document.

    /// <summary>Why the answer does not hold, or null when every sentence stands in its source.</summary>
    public static string? Problem(AskView answer, string folder)
    {
        if (answer.Answer.Count == 0) return $"no answer ({answer.Status}: {answer.Words})";
        foreach (var sentence in answer.Answer)
        {
            if (ProblemOf(sentence, folder) is { } problem) return problem;
        }

        return null;
    }

    private static string? ProblemOf(SourcedSentence sentence, string folder)
    {
        var path = Path.GetFullPath(sentence.Source, folder);
        var file = new FileInfo(path);
        if (!path.StartsWith(folder, StringComparison.Ordinal) || !file.Exists || file.Length > FileBytesMax)
            return $"its source {sentence.Source} is not a document of the copy";
        return Flat(File.ReadAllText(path)).Contains(Flat(sentence.Text), StringComparison.Ordinal)
            ? null
            : $"the sentence of {sentence.Source}:{sentence.Line} does not stand there";
    }

    /// <summary>Line ends and runs of spaces count as one space, as in any quotation.</summary>
    private static string Flat(string text) =>
        string.Join(' ', text.Trim('…').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
