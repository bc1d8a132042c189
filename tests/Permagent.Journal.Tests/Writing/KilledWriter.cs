using System.Globalization;

namespace Permagent.Journal.Tests.Writing;

/// <summary>The child process of the kill test: writes as fast as it can and prints each acknowledged number.</summary>
internal static class KilledWriter
{
    private const int Writers = 4;

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var path]) return 64;
        await using var journal = JournalFile.Open(new JournalFileOptions { Path = path, Time = TimeProvider.System });
        var console = TextWriter.Synchronized(Console.Out);
        await Task.WhenAll(Enumerable.Range(0, Writers)
            .Select(writer => Task.Run(() => WriteAsync(journal, console, writer))));
        return 0;
    }

    private static async Task WriteAsync(JournalFile journal, TextWriter console, int writer)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"w{writer}");
        for (var next = journal.HighestSequenceNr(id) + 1; ; next += 3)
        {
            // The text is the number: a write that was applied twice would shift the texts against the numbers.
            var texts = Enumerable.Range(0, 3).Select(step => $"{id}:{next + step}").ToArray();
            var result = await journal.AppendAsync(JournalFolder.Write(id, next, texts));
            if (result.Failure is { } failure) throw failure;
            await console.WriteLineAsync($"{id} {next + 2}");
            await console.FlushAsync();
        }
    }
}
