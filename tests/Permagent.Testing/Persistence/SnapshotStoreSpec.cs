using Permagent.Kernel.Persistence;
using Xunit;

namespace Permagent.Testing.Persistence;

/// <summary>What every snapshot store must hold. A store's test class derives from it and gives the store.</summary>
public abstract class SnapshotStoreSpec : StoreSpec
{
    private static DateTime Noon => SnapshotClient.Noon;

    [Fact]
    public Task Nothing_is_found_under_an_unknown_id_number_or_time() => FilledAsync(async store =>
    {
        Assert.Null(await store.LoadAsync(id: "nobody"));
        Assert.Null(await store.LoadAsync(new SnapshotSelectionCriteria(0)));
        Assert.Null(await store.LoadAsync(new SnapshotSelectionCriteria(100, Noon.AddMinutes(0.5))));
        Assert.Null(await store.LoadAsync(new SnapshotSelectionCriteria(long.MaxValue, DateTime.MaxValue, 6)));
        Assert.Null(await store.LoadAsync(
            new SnapshotSelectionCriteria(long.MaxValue, DateTime.MaxValue, 0, Noon.AddMinutes(6))));
        Assert.Null(await store.LoadAsync(SnapshotSelectionCriteria.None));
    });

    [Fact]
    public Task The_newest_is_found() => FilledAsync(async store =>
        Assert.Equal("s5", await store.LoadAsync()));

    [Fact]
    public Task The_newest_within_a_number_is_found() => FilledAsync(async store =>
    {
        Assert.Equal("s3", await store.LoadAsync(new SnapshotSelectionCriteria(3)));
        Assert.Equal("s4", await store.LoadAsync(to: 4));
        Assert.Equal("s2", await store.LoadAsync(new SnapshotSelectionCriteria(3), to: 2));
    });

    [Fact]
    public Task The_newest_within_a_number_and_a_time_is_found() => FilledAsync(async store =>
    {
        Assert.Equal("s2", await store.LoadAsync(new SnapshotSelectionCriteria(4, Noon.AddMinutes(2))));
        Assert.Equal("s2", await store.LoadAsync(new SnapshotSelectionCriteria(2, Noon.AddMinutes(4))));
        Assert.Equal(
            "s5", await store.LoadAsync(new SnapshotSelectionCriteria(9, DateTime.MaxValue, 5, Noon.AddMinutes(5))));
    });

    [Fact]
    public Task One_is_deleted_by_its_number_and_time() => FilledAsync(async store =>
    {
        await store.DeleteAsync(4, Noon.AddMinutes(4));

        Assert.Equal("s3", await store.LoadAsync(to: 4));
        Assert.Equal("s5", await store.LoadAsync());
    });

    [Fact]
    public Task One_is_deleted_by_its_number_alone() => FilledAsync(async store =>
    {
        await store.DeleteAsync(5, DateTime.MinValue);

        Assert.Equal("s4", await store.LoadAsync());
    });

    [Fact]
    public Task One_that_is_newer_than_the_given_time_is_not_deleted() => FilledAsync(async store =>
    {
        await store.DeleteAsync(5, Noon.AddMinutes(4));

        Assert.Equal("s5", await store.LoadAsync());
    });

    [Fact]
    public Task Those_within_both_bounds_are_deleted_and_no_others() => FilledAsync(async store =>
    {
        await store.SaveAsync(3, "other", id: "b");

        await store.DeleteAsync(new SnapshotSelectionCriteria(4, Noon.AddMinutes(3), 2));

        Assert.Equal("s4", await store.LoadAsync(to: 4));
        Assert.Equal("s1", await store.LoadAsync(to: 3));
        Assert.Equal("s5", await store.LoadAsync());
        Assert.Equal("other", await store.LoadAsync(id: "b"));
    });

    [Fact]
    public Task Those_from_a_lower_time_on_are_deleted_and_no_others() => FilledAsync(async store =>
    {
        await store.DeleteAsync(new SnapshotSelectionCriteria(
            long.MaxValue, DateTime.MaxValue, 0, Noon.AddMinutes(3)));

        Assert.Equal("s2", await store.LoadAsync());
    });

    [Fact]
    public Task The_same_number_replaces() => FilledAsync(async store =>
    {
        await store.SaveAsync(5, "other");

        Assert.Equal("other", await store.LoadAsync());
        await store.DeleteAsync(5, DateTime.MinValue);
        Assert.Equal("s4", await store.LoadAsync());
    });

    [Fact]
    public Task Ten_mebibytes_and_the_type_survive() => FilledAsync(async store =>
    {
        byte[] large = [.. Enumerable.Range(0, 10 << 20).Select(index => (byte)((index >> 8) ^ index))];

        await store.SaveAsync(6, large);
        await store.SaveAsync(7, 42);

        Assert.Equal(42, await store.LoadAsync());
        Assert.True(((byte[])(await store.LoadAsync(to: 6))!).AsSpan().SequenceEqual(large));
    });

    [Fact]
    public Task One_that_cannot_be_serialized_is_answered_with_its_reason() => FilledAsync(async store =>
    {
        store.Send(new SaveSnapshot(new SnapshotMetadata("a", 6, Noon), new Version(1, 0)));

        var failure = await store.ReceiveAsync<SaveSnapshotFailure>();
        Assert.Contains("Version", failure.Cause.Message, StringComparison.Ordinal);
        Assert.Equal("s5", await store.LoadAsync());
    });

    private Task FilledAsync(Func<SnapshotClient, Task> test) => RunAsync(async host =>
    {
        var store = new SnapshotClient(host);
        for (var number = 1; number <= 5; number++) await store.SaveAsync(number, $"s{number}");
        await test(store);
    });
}
