using System.Text;
using System.Text.Json;
using Permagent.Actors.Goals;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Tests.Goals;

public sealed class GoalEventFormatTests
{
    [Fact]
    public void Every_event_type_has_a_written_name_and_each_name_is_used_once()
    {
        var types = typeof(GoalEvent).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(GoalEvent)) && !type.IsAbstract).ToList();

        Assert.Equal(types.Count, GoalEventFormat.Manifests.Length);
        Assert.Equal(types.Count, GoalEventFormat.Manifests.Distinct(StringComparer.Ordinal).Count());
        Assert.All(GoalEventFormat.Manifests, name => Assert.Matches("^(goal|task)\\.[a-z-]+/[0-9]+$", name));
    }

    [Fact]
    public void The_bytes_of_an_event_are_those_that_were_written_before()
    {
        var play = new GoalPlay();
        play.Must(GoalPlay.Open("a wish"));

        var text = Encoding.UTF8.GetString(GoalEventFormat.Write(play.Events[0]));

        // A change here breaks every journal there is: make a new version beside the old one instead.
        const string Written = """
            {"short_id":"g1","by":{"kind":"User","name":"local"},"text":"a wish",
            "roots":[{"path":"/folder/of \u0022mine\u0022","write":false}],
            "goal":"goal-0123456789abcdef0123456789abcdef","at":"2026-01-02T03:04:06+00:00",
            "from":"None","to":"Draft"}
            """;
        Assert.Equal(
            Written.ReplaceLineEndings(""),
            text);
    }

    [Fact]
    public void A_whole_life_survives_its_bytes()
    {
        var play = new GoalPlay();
        play.Running().Waiting().Must(
            new TakeLanded(play.LandAttempt, play.State.Fence, new UndoId(50)),
            new TakeVerdict(play.LandAttempt, "a-t1", Verdict.Pass, [GoalPlay.Pass("c1")]),
            new TakeReceipt(GoalPlay.Land, 9, ""));

        Assert.Equal(GoalPlay.Text(play.State), GoalPlay.Text(play.Replayed()));
        Assert.Equal(play.Events.Count, play.State.Version);
    }

    [Fact]
    public void An_unknown_event_is_an_error_and_never_skipped()
    {
        Assert.Throws<UnknownEventException>(() => GoalEventFormat.Read("goal.dreamt/1", "{}"u8));
        Assert.Throws<UnknownEventException>(() => GoalEventFormat.Write("no event"));
        Assert.Throws<JsonException>(() => GoalEventFormat.Read("goal.opened/1", "null"u8));
    }

    [Fact]
    public void An_event_that_is_too_long_is_not_written()
    {
        var tooLong = new GoalFailed("r", new string('x', GoalEventFormat.EventBytesMax));

        Assert.Throws<InvalidOperationException>(() => GoalEventFormat.Write(tooLong));
    }

    [Fact]
    public void A_life_leaves_the_entries_that_receipts_count_on_and_a_feed_row_for_the_rest()
    {
        var play = new GoalPlay();
        play.Running().Waiting().Must(
            new TakeLanded(play.LandAttempt, play.State.Fence, new UndoId(50)),
            new TakeVerdict(play.LandAttempt, "a-t1", Verdict.Pass, [GoalPlay.Pass("c1")]),
            new TakeReceipt(GoalPlay.Land, 9, ""));

        var types = play.Events.Select(GoalEventFormat.LedgerOf).Where(draft => draft is not null)
            .Select(draft => draft!.Type).ToList();

        Assert.Equal(
            ["goal.open", "task.open", "task.route", "attempt.open", "attempt.close", "check.run", "check.run",
                "task.open", "task.route", "attempt.open", "attempt.close", "check.run", "goal.close"],
            types);
        foreach (var happened in play.Events)
        {
            var both = (GoalEventFormat.LedgerOf(happened) is not null, GoalEventFormat.FactOf(happened) is not null);
            Assert.True(both.Item1 ^ both.Item2, $"{happened.GetType().Name} is in the feed twice or not at all");
        }
    }

    [Fact]
    public void Entries_and_feed_rows_hold_no_content()
    {
        const string Secret = "the words of my wish";
        var play = new GoalPlay();
        play.Must(GoalPlay.Open(Secret), new StartPlanning(), new TakeNoPlan(1, "no-playbook", Secret));

        foreach (var happened in play.Events)
        {
            Assert.DoesNotContain(Secret, GoalEventFormat.LedgerOf(happened)?.Data ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, GoalEventFormat.FactOf(happened)?.Data ?? "", StringComparison.Ordinal);
        }

        Assert.Contains(GoalEventFormat.LedgerOf(play.Events[0])!.Sealed, text => text.Text == Secret);
    }
}
