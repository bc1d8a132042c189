using System.Text;
using System.Text.Json;
using Permagent.Actors.Planning;
using Permagent.Kernel.Actor;
using Permagent.Protocol;
using Permagent.Protocol.Planning;

namespace Permagent.Actors.Tests.Planning;

public sealed class PlaybookTests
{
    private static readonly PlaybookLibrary Library = PlaybookLibrary.BuiltIn();
    private readonly PlaybookPlanner _planner = new(Library, new PlanningOptions());

    [Theory]
    [InlineData("what is in this folder, and what changed last?", "overview-folder")]
    [InlineData("Write an overview of my garden notes", "overview-folder")]
    [InlineData("What changed last in this folder", "overview-folder")]
    [InlineData("digest this folder", "digest-folder")]
    [InlineData("Please summarise the documents in here", "digest-folder")]
    [InlineData("list open TODOs by file", "open-todos")]
    [InlineData("which todos are open?", "open-todos")]
    public void A_wish_in_plain_words_finds_its_playbook(string wish, string id)
    {
        var (plan, _, words) = _planner.PlanFor(Ask(wish));

        Assert.True(plan is not null, words);
        Assert.Equal(id, plan.Playbook!.Id);
        Assert.InRange(plan.Playbook.ScoreMilli!.Value, new PlanningOptions().ScoreMilliMin, int.MaxValue);
    }

    [Theory]
    [InlineData("delete everything in this folder")]
    [InlineData("buy me a train ticket to Prague")]
    [InlineData("translate the letter into French and mail it to my sister")]
    [InlineData("?")]
    [InlineData("do it")]
    public void A_wish_that_no_playbook_means_gets_no_plan_and_the_list(string wish)
    {
        var (plan, reason, words) = _planner.PlanFor(Ask(wish));

        Assert.Null(plan);
        Assert.Equal("no-playbook", reason);
        Assert.Contains("no model is set up", words, StringComparison.Ordinal);
        foreach (var book in Library.All) Assert.Contains(book.Id, words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_playbook_is_taken_whatever_the_words_are()
    {
        var (plan, _, _) = _planner.PlanFor(Ask("anything", "open-todos"));

        Assert.Equal("open-todos", plan!.Playbook!.Id);
        Assert.Null(plan.Playbook.ScoreMilli);
    }

    [Fact]
    public void An_unknown_playbook_is_told_with_those_that_there_are()
    {
        var (plan, reason, words) = _planner.PlanFor(Ask("anything", "no-such-book"));

        Assert.Null(plan);
        Assert.Equal("unknown-playbook", reason);
        Assert.Contains("digest-folder", words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_is_filled_in_as_a_value_that_cannot_break_out()
    {
        var (plan, _, _) = _planner.PlanFor(Ask("overview of this folder"));

        foreach (var step in plan!.Tasks[0].Steps)
        {
            var args = JsonDocument.Parse(step.Args).RootElement;
            Assert.Equal(Plans.Roots[0].Path, args.GetProperty("root").GetString());
        }
    }

    [Fact]
    public void Every_playbook_that_comes_with_the_program_is_a_valid_plan_that_needs_no_review()
    {
        foreach (var book in Library.All)
        {
            var (plan, _, _) = _planner.PlanFor(Ask("x", book.Id));

            var judged = Plans.Validator().Judge(plan!);

            Assert.Empty(judged.Faults);
            Assert.False(judged.NeedsReview);
            Assert.Equal(1, judged.Tier);
        }
    }

    [Theory]
    [InlineData("""{"id":"x"}""", "version")]
    [InlineData("""not json""", "x")]
    public void A_broken_playbook_is_refused_with_its_name_and_the_place(string stored, string part)
    {
        var failure = Assert.Throws<PlaybookFormatException>(() =>
            PlaybookReader.Read("x", Encoding.UTF8.GetBytes(stored)));

        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_nobody_knows_is_refused_where_it_stands()
    {
        var stored = """
            {"id":"x","version":1,"title":"t","description":"d","restate":"r","done_when":["d"],
             "tasks":[{"id":"t1","title":"t","why":"w","kind":"documents","tier":1,"size":"s","model":"none","wirtes":[
                 ]}]}
            """;

        var failure = Assert.Throws<PlaybookFormatException>(() =>
            PlaybookReader.Read("x", Encoding.UTF8.GetBytes(stored)));

        Assert.Contains("tasks[0] has the unknown name \"wirtes\"", failure.Message, StringComparison.Ordinal);
    }

    private static PlanGoal Ask(string wish, string? playbook = null) => new(
        new GoalId(Guid.Parse("00000000-0000-0000-0000-000000000001")), 1, wish, Plans.Roots, playbook,
            ActorRefs.Nobody);
}
