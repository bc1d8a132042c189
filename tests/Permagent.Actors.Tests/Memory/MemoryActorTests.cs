using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Permagent.Actors.Memory;
using Permagent.Actors.Ports;
using Permagent.Actors.Tests.Fakes;
using Permagent.Kernel.Actor;
using Permagent.Protocol.Memory;
using Permagent.Verify.Entries;

namespace Permagent.Actors.Tests.Memory;

public sealed class MemoryActorTests : IDisposable
{
    private readonly TestSystem _home = new();
    private readonly FakeMemory _memory = new();

    public void Dispose() => _home.Dispose();

    private IActorRef Start() => _home.System.ActorOf(
        MemoryActor.PropsFor(_memory, _home.Ledger, new() { PageMax = 2 }, NullLogger.Instance));

    [Theory]
    [InlineData("memory.write")]
    [InlineData("memory.import")]
    [InlineData("memory.supersede")]
    [InlineData("memory.link")]
    [InlineData("memory.forget")]
    [InlineData("undo")]
    public void A_change_becomes_one_entry_of_its_type(string type)
    {
        _memory.Add(type);

        Start();

        var entry = _home.Ledger.Entries.Single();
        Assert.Equal((type, ActorKinds.User), (entry.Type, entry.Actor.Kind));
        Assert.Equal(3, entry.Data!.Value.GetProperty("counts").GetProperty("episodes").GetInt32());
        Assert.Null(entry.Refs);
        Assert.Empty(_memory.Rows);
    }

    [Fact]
    public void A_change_that_takes_back_another_refers_to_its_entry()
    {
        _memory.Add("memory.write");
        _memory.Add("memory.forget");
        _memory.Add("undo", refs: ["change:2", "change:99"]);

        Start();
        _home.Clock.Advance(TimeSpan.FromMilliseconds(10));

        var undo = _home.Ledger.Of(EntryTypes.Undo).Single();
        Assert.Equal(_home.Ledger.Of(EntryTypes.MemoryForget).Single().Seq, undo.Refs!.Value.Single());
    }

    [Fact]
    public void Changes_are_carried_in_order_page_after_page()
    {
        for (var i = 0; i < 5; i++) _memory.Add("memory.write");

        Start();
        _home.Clock.Advance(TimeSpan.FromMilliseconds(10));

        Assert.Equal(
            ["change:1", "change:2", "change:3", "change:4", "change:5"],
            _home.Ledger.Entries.Select(entry => entry.Data!.Value.GetProperty("change").GetString()));
    }

    [Fact]
    public void A_delivery_that_is_repeated_adds_no_entry()
    {
        _memory.Add("memory.write");
        _memory.Forgetful = true;
        var actor = Start();
        _memory.Forgetful = false;

        actor.Tell(new MemoryFilled());

        Assert.Single(_home.Ledger.Entries);
        Assert.Empty(_memory.Rows);
    }

    [Fact]
    public void A_shut_ledger_loses_no_change()
    {
        _memory.Add("memory.write");
        _home.Ledger.Fault = "ledger-full";
        Start();

        _home.Ledger.Fault = null;
        _home.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Single(_home.Ledger.Entries);
    }

    private sealed class FakeMemory : IMemoryOutbox
    {
        public SortedDictionary<long, MemoryChange> Rows { get; } = [];

        /// <summary>Loses that a row was delivered, as a crash does.</summary>
        public bool Forgetful { get; set; }

        public void Add(string type, ImmutableArray<string> refs = default)
        {
            var seq = Rows.Count + 1;
            Rows[seq] = new(
                seq, type, $"change:{seq}", "user", DateTimeOffset.UnixEpoch, refs.IsDefault ? [] : refs,
                ImmutableSortedDictionary<string, int>.Empty.Add("episodes", 3), ["episode:1"]);
        }

        public Task<ImmutableArray<MemoryChange>> PendingAsync(int countMax, CancellationToken cancellationToken) =>
            Task.FromResult(Rows.Values.Take(countMax).ToImmutableArray());

        public Task DeliveredAsync(long upTo, CancellationToken cancellationToken)
        {
            if (Forgetful) return Task.CompletedTask;
            foreach (var seq in Rows.Keys.Where(seq => seq <= upTo).ToArray()) Rows.Remove(seq);
            return Task.CompletedTask;
        }
    }
}
