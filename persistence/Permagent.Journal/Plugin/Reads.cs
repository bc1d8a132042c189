namespace Permagent.Journal.Plugin;

/// <summary>Where a plugin reads: on the caller's thread with an inline journal, as all its work; else on a thread of
/// the pool, so that a long replay does not hold up the plugin's actor.</summary>
internal static class Reads
{
    public static Task<T> ReadAsync<T>(this JournalFile file, Func<T> read) =>
        file.Mode == WriterMode.Inline ? Task.FromResult(read()) : Task.Run(read, CancellationToken.None);
}
