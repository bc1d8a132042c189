namespace Permagent.Tools.Documents;

/// <summary>What one text file says without a model: each fact with its line.</summary>
/// <param name="Path">Relative, with slashes.</param>
/// <param name="Lines">Number of lines.</param>
/// <param name="Headings">Headings, in order.</param>
/// <param name="Dates">Lines with a date, in order.</param>
/// <param name="Todos">Lines with TODO, FIXME or an open check box.</param>
/// <param name="Links">Links, in order.</param>
/// <param name="Sentences">Lines that say most of what the file says, in order.</param>
/// <param name="Unquotable">Lines that had a fact but cannot be quoted safely.</param>
internal sealed record FileFacts(
    string Path, int Lines, ImmutableArray<Quote> Headings, ImmutableArray<DatedQuote> Dates,
    ImmutableArray<Quote> Todos, ImmutableArray<LinkFact> Links, ImmutableArray<Quote> Sentences, int Unquotable);

/// <summary>Words of a file, exactly as they stand there (white space folded).</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Words">The words.</param>
internal sealed record Quote(string Path, int Line, string Words)
{
    /// <summary>The form that the citations check reads.</summary>
    public override string ToString() => $"> \"{Words}\" — {Path}:{Line}";
}

/// <summary>A quote and the first date in it.</summary>
internal sealed record DatedQuote(DateOnly Date, Quote Quote);

/// <summary>A link.</summary>
/// <param name="Quote">The line it stands in; null when that cannot be quoted.</param>
/// <param name="Target">Where it points.</param>
/// <param name="Web">True for http, https and mail.</param>
internal sealed record LinkFact(Quote? Quote, string Target, bool Web);
