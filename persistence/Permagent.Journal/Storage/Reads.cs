namespace Permagent.Journal.Storage;

/// <summary>Where longer reads run: on the caller's thread with an inline journal, as all its work; else on a thread of
/// the pool, so that a long replay holds up no actor.</summary>
internal static class Reads
{
    public static Task<T> ReadAsync<T>(this JournalFile file, Func<T> read) =>
        file.Mode == WriterMode.Inline ? Task.FromResult(read()) : Task.Run(read, CancellationToken.None);
}
