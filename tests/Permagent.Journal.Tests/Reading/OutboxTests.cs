using System.Security.Cryptography;
using Permagent.Journal.Errors;
using Permagent.Journal.Events;
using Permagent.Journal.Outbox;
using Permagent.Kernel.Hosting;

namespace Permagent.Journal.Tests.Reading;

public sealed class OutboxTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_come_with_their_event_in_order_and_leave_when_delivered()
    {
        using var journal = _folder.Open();
        await AppendAsync(journal, 1, "first", "ledger");
        await AppendAsync(journal, 2, "other", "mail");
        await AppendAsync(journal, 3, "second", "ledger");

        var rows = journal.Outbox.Read("ledger", OutboxState.Waiting, 0, 10);
        var gone = await journal.Outbox.DeliveredAsync(rows[0].Id, CancellationToken.None);
        var again = await journal.Outbox.DeliveredAsync(rows[0].Id, CancellationToken.None);

        Assert.Equal(
            [("a", 1L, "first"), ("a", 3L, "second")],
            rows.Select(row => (row.PersistenceId, row.SequenceNr, row.Key)));
        Assert.Equal(SHA256.HashData(rows[0].Body.Span), rows[0].BodyHash.ToArray());
        Assert.Equal(JournalFolder.Time.GetUtcNow(), rows[0].NextDue);
        Assert.Equal((true, false), (gone, again));
        Assert.Equal("second", Assert.Single(journal.Outbox.Read("ledger", OutboxState.Waiting, 0, 10)).Key);
    }

    [Fact]
    public async Task A_failed_delivery_is_counted_put_off_and_may_die()
    {
        using var journal = _folder.Open();
        await AppendAsync(journal, 1, "key", "mail");
        var id = journal.Outbox.Read("mail", OutboxState.Waiting, 0, 10)[0].Id;
        var later = JournalFolder.Time.GetUtcNow().AddSeconds(5);

        _ = await journal.Outbox.RetryAsync(id, later, CancellationToken.None);
        var waiting = Assert.Single(journal.Outbox.Read("mail", OutboxState.Waiting, 0, 10));
        _ = await journal.Outbox.SetStateAsync(id, OutboxState.Dead, CancellationToken.None);

        Assert.Equal((1, later), (waiting.Tries, waiting.NextDue));
        Assert.Equal(0, journal.Outbox.Count("mail", OutboxState.Waiting));
        Assert.Equal(1, journal.Outbox.Count("mail", OutboxState.Dead));
    }

    [Fact]
    public async Task A_changed_body_is_found()
    {
        using (var journal = _folder.Open()) await AppendAsync(journal, 1, "key", "ledger");
        _folder.Alter("UPDATE outbox SET body = x'00'");

        using var again = _folder.Open();

        _ = Assert.Throws<JournalCorruptException>(() => again.Outbox.Read("ledger", OutboxState.Waiting, 0, 10));
    }

    private static async Task AppendAsync(JournalFile journal, long number, string key, string target)
    {
        var one = JournalFolder.Event(number, "x") with { Outbox = [new OutboxRow(key, target, new byte[] { 1, 2 })] };
        Assert.True((await journal.AppendAsync(new JournalWrite("a", [one]))).IsWritten);
    }
}
