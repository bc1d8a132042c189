using System.Collections.Immutable;
using Permagent.Brain.Facts;

namespace Permagent.Brain.Tests.Facts;

/// <summary>Value now, on a date, and as believed on a date (families K1 to K10 of brain.md 14.5).</summary>
public sealed class FactTimeTests
{
    private static readonly DateTimeOffset January = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset June = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset October = new(2025, 10, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_later_value_supersedes_and_the_former_stays_on_its_dates()
    {
        await using var test = new TestBrain();
        await test.FactAsync("Anna", "lives_in", "Berlin", January);

        var second = await test.FactAsync("Anna", "lives_in", "Munich", June);

        Assert.Equal(AssertOutcome.Superseded, second.Outcome);
        Assert.Equal(["Munich"], await test.ValuesAsync("Anna", "lives_in"));
        Assert.Equal(["Berlin"], await test.ValuesAsync("Anna", "lives_in", January.AddDays(1)));
        Assert.Equal(["Berlin"], await test.ValuesAsync("Anna", "lives_in", June.AddTicks(-10)));
        Assert.Equal(["Munich"], await test.ValuesAsync("Anna", "lives_in", June));
        Assert.Empty(await test.ValuesAsync("Anna", "lives_in", January.AddDays(-1)));
    }

    [Fact]
    public async Task What_was_believed_then_is_kept_apart_from_what_was_so_then()
    {
        await using var test = new TestBrain();
        await test.FactAsync("Anna", "lives_in", "Berlin", January);
        var then = Instant.From(test.Clock.Time.AddMinutes(1));
        test.Clock.Time = test.Clock.Time.AddDays(1);

        await test.FactAsync("Anna", "lives_in", "Munich", June);

        Assert.Equal(["Berlin"], await test.ValuesAsync("Anna", "lives_in", October, then));
        Assert.Equal(["Munich"], await test.ValuesAsync("Anna", "lives_in", October));
    }

    [Fact]
    public async Task A_value_that_comes_back_is_a_second_interval()
    {
        await using var test = new TestBrain();
        await test.FactAsync("Anna", "lives_in", "Berlin", January);
        await test.FactAsync("Anna", "lives_in", "Munich", June);
        await test.FactAsync("Anna", "lives_in", "Berlin", October);

        Assert.Equal(["Berlin"], await test.ValuesAsync("Anna", "lives_in", January.AddDays(9)));
        Assert.Equal(["Munich"], await test.ValuesAsync("Anna", "lives_in", June.AddDays(9)));
        Assert.Equal(["Berlin"], await test.ValuesAsync("Anna", "lives_in", October.AddDays(9)));
    }

    [Fact]
    public async Task Evidence_out_of_order_becomes_a_former_interval()
    {
        await using var test = new TestBrain();
        await test.FactAsync("Anna", "lives_in", "Munich", June);

        var earlier = await test.FactAsync("Anna", "lives_in", "Berlin", January);

        Assert.Equal(AssertOutcome.Added, earlier.Outcome);
        Assert.Equal(["Munich"], await test.ValuesAsync("Anna", "lives_in"));
        Assert.Equal(["Berlin"], await test.ValuesAsync("Anna", "lives_in", January.AddDays(1)));
    }

    [Fact]
    public async Task A_correction_leaves_valid_history_and_a_change_does_not()
    {
        await using var test = new TestBrain();
        var wrong = await test.FactAsync("Anna", "lives_in", "Bern", January);
        var believed = Instant.From(test.Clock.Time.AddMinutes(1));
        test.Clock.Time = test.Clock.Time.AddHours(1);

        var corrected = await test.Brain.Curation.CorrectAsync(new(wrong.Fact!.Value, "Berlin"), default);
        var right = await FactOfAsync(test, "Anna", "lives_in");
        var changed = await test.Brain.Curation.CorrectAsync(
            new(right, "Munich") { ChangedAt = Instant.From(June) }, default);

        Assert.Equal(ChangeOutcome.Done, corrected.Outcome);
        Assert.Equal(ChangeOutcome.Done, changed.Outcome);
        Assert.Equal(["Berlin"], await test.ValuesAsync("Anna", "lives_in", January.AddDays(1)));
        Assert.Equal(["Munich"], await test.ValuesAsync("Anna", "lives_in"));
        Assert.Equal(["Bern"], await test.ValuesAsync("Anna", "lives_in", January.AddDays(1), believed));
        Assert.Contains("Anna lives in: Munich", await test.TextsAsync("Anna lives Munich"));
    }

    [Fact]
    public async Task A_retracted_fact_leaves_every_date_but_not_the_record()
    {
        await using var test = new TestBrain();
        var fact = await test.FactAsync("Anna", "works_at", "Acme", January);
        var believed = Instant.From(test.Clock.Time.AddMinutes(1));
        test.Clock.Time = test.Clock.Time.AddHours(1);

        await test.Brain.Curation.RetractAsync(fact.Fact!.Value, "user", "never so", default);

        Assert.Empty(await test.ValuesAsync("Anna", "works_at"));
        Assert.Equal(["Acme"], await test.ValuesAsync("Anna", "works_at", January.AddDays(1), believed));
    }

    [Fact]
    public async Task A_predicate_with_many_values_keeps_them_all()
    {
        await using var test = new TestBrain();
        foreach (var hobby in new[] { "chess", "tennis", "chess" }) await test.FactAsync(
            "Anna", "likes", hobby, January);

        Assert.Equal(["chess", "tennis"], (await test.ValuesAsync("Anna", "likes")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Near_misses_supersede_nothing()
    {
        await using var test = new TestBrain();
        await test.FactAsync("Anna", "lives_in", "Berlin", January);
        var cite = await test.SayAsync("hearsay");
        await test.FactAsync("Ben", "lives_in", "Munich", June);
        await test.FactAsync("Anna", "works_at", "Munich Re", June);
        foreach (var (positive, modality) in new[]
        {
            (false, FactModality.Asserted), (true, FactModality.Planned), (true, FactModality.Hypothetical),
        })
        {
            await test.Brain.Graph.AssertAsync(
                new()
                {
                    Subject = "Anna",
                    SubjectType = "person",
                    Predicate = "lives_in",
                    Value = "Rome",
                    ValidFrom = Instant.From(June),
                    Positive = positive,
                    Modality = modality,
                    Cites = [new(cite, 0, 7)],
                },
                default);
        }

        var held = await FactsAsync(test, "Anna", "lives_in");
        var plain = Assert.Single(held, fact => fact.Positive && fact.Modality == FactModality.Asserted);
        Assert.Equal("Berlin", plain.Value);
        Assert.Equal(4, held.Length);
    }

    [Fact]
    public async Task Two_values_with_no_order_both_stay_and_the_user_outranks_rules()
    {
        await using var test = new TestBrain();
        await test.FactAsync("Anna", "lives_in", "Berlin", method: FactMethod.Rules);
        var other = await test.FactAsync("Anna", "lives_in", "Bonn", method: FactMethod.Rules);
        var user = await test.FactAsync("Anna", "lives_in", "Munich");

        Assert.Equal(AssertOutcome.Conflicting, other.Outcome);
        Assert.Equal(AssertOutcome.Superseded, user.Outcome);
        Assert.Equal(["Bonn", "Munich"], (await test.ValuesAsync("Anna", "lives_in")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_fact_without_words_to_rest_on_is_refused()
    {
        await using var test = new TestBrain();

        var result = await test.Brain.Graph.AssertAsync(
            new() { Subject = "Anna", Predicate = "likes", Value = "chess" }, default);

        Assert.Equal(AssertOutcome.Refused, result.Outcome);
        Assert.Equal(0, (await test.Brain.StatsAsync(default)).Facts);
    }

    [Fact]
    public async Task The_history_shows_every_version_with_its_words()
    {
        await using var test = new TestBrain();
        await test.FactAsync("Anna", "lives_in", "Berlin", January);
        await test.FactAsync("Anna", "lives_in", "Munich", June);
        var anna = (await test.Brain.Graph.ResolveAsync("ANNA", "person", default)).Entities[0];

        var history = await test.Brain.Graph.HistoryAsync(anna.Id, "lives_in", default);

        Assert.Equal(["Berlin", "Berlin", "Munich"], history.Versions.Select(version => version.Value));
        Assert.All(history.Versions, version => Assert.Equal(
            $"Anna lives_in {version.Value}", Assert.Single(version.Support).Quote));
    }

    [Fact]
    public async Task Random_assertions_never_give_a_slot_two_values_at_a_time()
    {
        await using var test = new TestBrain();
        var chance = new Random(5);
        for (var i = 0; i < 60; i++)
        {
            var from = January.AddDays(chance.Next(300));
            await test.FactAsync("Anna", "lives_in", $"Town {chance.Next(5)}", from, method: FactMethod.Rules);
        }

        var anna = (await test.Brain.Graph.ResolveAsync("Anna", null, default)).Entities[0];
        var history = await test.Brain.Graph.HistoryAsync(anna.Id, "lives_in", default);
        for (var day = 0; day < 320; day += 5)
        {
            // Conflicting ones start on the same day as the one in the slot and stand beside it.
            var values = await test.ValuesAsync("Anna", "lives_in", January.AddDays(day).AddHours(1));
            var sameStart = history.Versions.GroupBy(version => version.ValidFrom).Max(group =>
                group.Select(version => version.Value).Distinct().Count());
            Assert.True(values.Length <= sameStart, $"day {day}: {string.Join(", ", values)}");
        }
    }

    private static async Task<FactId> FactOfAsync(TestBrain test, string subject, string predicate) =>
        Assert.Single(await FactsAsync(test, subject, predicate)).Id;

    private static async Task<ImmutableArray<Fact>> FactsAsync(TestBrain test, string subject, string predicate)
    {
        var entity = (await test.Brain.Graph.ResolveAsync(subject, null, default)).Entities[0];
        return await test.Brain.Graph.FactsAsync(new() { Subject = entity.Id, Predicate = predicate }, null, default);
    }
}
