using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;

namespace Permagent.Brain.Tests.Facts;

public sealed class UndoTests
{
    private static readonly DateTimeOffset January = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset June = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Undo_of_a_supersession_brings_the_former_value_back()
    {
        await using var test = new TestBrain();
        await test.FactAsync("Anna", "lives_in", "Berlin", January);
        var second = await test.FactAsync("Anna", "lives_in", "Munich", June);

        var undone = await test.Brain.Curation.UndoAsync(second.Change!.Value, "user", default);

        Assert.Equal(ChangeOutcome.Done, undone.Outcome);
        Assert.Equal(["Berlin"], await test.ValuesAsync("Anna", "lives_in"));
        var again = await test.Brain.Curation.UndoAsync(second.Change!.Value, "user", default);
        Assert.Equal(ChangeOutcome.Same, again.Outcome);
    }

    [Fact]
    public async Task Undo_of_an_undo_is_as_before()
    {
        await using var test = new TestBrain();
        await test.FactAsync("Anna", "lives_in", "Berlin", January);
        var second = await test.FactAsync("Anna", "lives_in", "Munich", June);
        var undone = await test.Brain.Curation.UndoAsync(second.Change!.Value, "user", default);

        var redone = await test.Brain.Curation.UndoAsync(undone.Change!.Value, "user", default);

        Assert.Equal(ChangeOutcome.Done, redone.Outcome);
        Assert.Equal(["Munich"], await test.ValuesAsync("Anna", "lives_in"));
        Assert.Equal(["Berlin"], await test.ValuesAsync("Anna", "lives_in", January.AddDays(1)));
    }

    [Fact]
    public async Task Undo_is_refused_with_the_changes_that_depend_on_it()
    {
        await using var test = new TestBrain();
        await test.FactAsync("Anna", "lives_in", "Berlin", January);
        var second = await test.FactAsync("Anna", "lives_in", "Munich", June);
        var third = await test.FactAsync("Anna", "lives_in", "Rome", June.AddDays(60));

        var refused = await test.Brain.Curation.UndoAsync(second.Change!.Value, "user", default);

        Assert.Equal(ChangeOutcome.Refused, refused.Outcome);
        Assert.Equal(third.Change!.Value, Assert.Single(refused.Blocking));
        Assert.Equal(["Rome"], await test.ValuesAsync("Anna", "lives_in"));
    }

    [Fact]
    public async Task Undo_is_refused_with_the_retraction_that_came_later()
    {
        await using var test = new TestBrain();
        var first = await test.FactAsync("Anna", "lives_in", "Berlin", January);
        var gone = await test.Brain.Curation.RetractAsync(first.Fact!.Value, "user", "", default);

        var refused = await test.Brain.Curation.UndoAsync(first.Change!.Value, "user", default);

        Assert.Equal(ChangeOutcome.Refused, refused.Outcome);
        Assert.Equal(gone.Change!.Value, Assert.Single(refused.Blocking));
    }

    [Fact]
    public async Task Undo_of_a_retraction_is_refused_once_the_slot_is_taken()
    {
        await using var test = new TestBrain();
        var first = await test.FactAsync("Anna", "lives_in", "Berlin", January);
        var gone = await test.Brain.Curation.RetractAsync(first.Fact!.Value, "user", "", default);
        var taken = await test.FactAsync("Anna", "lives_in", "Munich", January);

        var refused = await test.Brain.Curation.UndoAsync(gone.Change!.Value, "user", default);

        Assert.Equal(ChangeOutcome.Refused, refused.Outcome);
        Assert.Equal(taken.Change!.Value, Assert.Single(refused.Blocking));
    }

    [Fact]
    public async Task What_the_user_said_is_one_change_with_its_fact()
    {
        await using var test = new TestBrain();
        var request = new RememberRequest("My sister Anna lives in Berlin.")
        {
            Key = "k1",
            Fact = new() { Subject = "Anna", SubjectType = "person", Predicate = "lives_in", Value = "Berlin" },
        };

        var kept = await test.Brain.RememberAsync(request, default);
        var repeated = await test.Brain.RememberAsync(request, default);

        Assert.Equal(WriteOutcome.Added, kept.Episode.Outcome);
        Assert.Equal(AssertOutcome.Added, kept.Fact!.Outcome);
        Assert.Equal(WriteOutcome.Same, repeated.Episode.Outcome);
        Assert.Null(repeated.Change);
        Assert.Equal(["Berlin"], await test.ValuesAsync("Anna", "lives_in"));
        await test.Brain.Curation.UndoAsync(kept.Change!.Value, "user", default);
        Assert.Empty(await test.ValuesAsync("Anna", "lives_in"));
        Assert.Empty(await test.TextsAsync("sister Berlin"));
    }

    [Fact]
    public async Task A_note_whose_fact_is_refused_is_not_kept()
    {
        await using var test = new TestBrain();
        var fact = new FactDraft { Subject = "Anna", Predicate = "Not A Predicate", Value = "x" };

        var result = await test.Brain.RememberAsync(new("words") { Fact = fact }, default);

        Assert.Equal(WriteOutcome.Refused, result.Episode.Outcome);
        Assert.Equal(0, (await test.Brain.StatsAsync(default)).Episodes);
    }

    [Fact]
    public async Task A_pin_lifts_an_episode_and_its_undo_takes_it_off()
    {
        await using var test = new TestBrain();
        await test.SayAsync("red kite", session: "a");
        var id = await test.SayAsync("red kite", session: "b");

        var pin = await test.Brain.Curation.PinAsync(id, true, "user", default);
        var hit = (await test.AskAsync("red kite")).Hits[0];
        await test.Brain.Curation.UndoAsync(pin.Change!.Value, "user", default);

        Assert.Equal(id, hit.Episode.Id);
        Assert.Equal(EpisodeFlags.None, (await test.Brain.OpenAsync(id, default))!.Flags);
    }

    [Fact]
    public async Task Changes_are_listed_and_say_whether_they_can_be_undone()
    {
        await using var test = new TestBrain();
        await test.FactAsync("Anna", "lives_in", "Berlin", January);
        await test.FactAsync("Anna", "lives_in", "Munich", June);

        var changes = await test.Brain.Curation.ChangesAsync(10, default);

        Assert.Equal(ChangeKind.Supersede, changes[0].Kind);
        Assert.True(changes[0].CanUndo);
        Assert.Equal(ChangeKind.Assert, changes[2].Kind);
        Assert.False(changes[2].CanUndo);
    }
}
