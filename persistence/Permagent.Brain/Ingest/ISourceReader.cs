namespace Permagent.Brain.Ingest;

/// <summary>Turns the bytes of one kind of source into blocks with spans. Pure: no database, no file, no
/// clock.</summary>
public interface ISourceReader
{
    /// <summary>Kind of source, as stored: <c>text</c>, <c>markdown</c>.</summary>
    string Kind { get; }

    /// <summary>Version of the reader; a new one reads unchanged files again.</summary>
    int Version { get; }

    /// <summary>File name endings it takes, lower case with dot.</summary>
    ImmutableArray<string> Extensions { get; }

    /// <summary>Reads one source. Every character of its text is in exactly one block or under a skip reason.</summary>
    /// <exception cref="FormatException">The content makes no sense to this reader; the message says where.</exception>
    SourceReading Read(SourceText source, CancellationToken cancellationToken);
}
