using Permagent.Journal.Events;

namespace Permagent.Journal.Tests;

internal static class JournalFileExtensions
{
    public static async Task<WriteResult> AppendAsync(this JournalFile journal, JournalWrite write) =>
        (await journal.AppendAsync([write], CancellationToken.None))[0];

    public static List<StoredEvent> All(this JournalFile journal, string id) =>
        [.. journal.Replay(id, 1, long.MaxValue, long.MaxValue)];

    public static List<string> Texts(this JournalFile journal, string id) =>
        [.. journal.All(id).Select(JournalFolder.Text)];
}
