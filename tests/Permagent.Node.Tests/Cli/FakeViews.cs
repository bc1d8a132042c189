using System.Text.Json;
using Permagent.Node.Api;

namespace Permagent.Node.Tests.Cli;

/// <summary>Fixed answers of the fake node.</summary>
internal static class FakeViews
{
    private static readonly DateTimeOffset At = new(2026, 5, 3, 9, 57, 0, TimeSpan.Zero);

    public static NodeStatus Status { get; } = new(
        "0.1.0", 1, "abcdefghijklmnopqrstuvwx", "/home/ann/.local/share/permagent", false, 4242, At, true, false,
        "ok", 15, "ok", 1203, 1031, 1, 1, [new("/home/ann/notes", false, At)], "none yet: exec.* is refused",
        "none", 0, 0, [], FeedPos: 3);

    public static string Digest { get; } = new('9', 64);

    public static AskCardView Card { get; } = new(
        "a12", Digest, 2, "fs.write.outside", "t2", "save OVERVIEW.md in ~/notes/garden (+41 -0)",
        "Say what is in this folder", "fs.write.outside = T2, nothing raised it", "nobody outside",
        "yes, permagent undo", "denied, the task keeps its receipt", [],
        ["+# Overview", "+214 files, 9 folders"], "K4QF", At.AddMinutes(15), false, "permagent/abc/0", 12);

    public static AskCardView Tier3 { get; } = Card with
    {
        Id = "a20", Tier = 3, Class = "message.send", RequestSeq = 20,
    };

    public static AskCardView ResumeCard { get; } = Card with
    {
        Id = "a30", Tier = 3, Class = "resume", RequestSeq = 30,
    };

    public static MemoryView Memory { get; } = new(
        "m81", "fact", "Beds B and C swap", "plan.md", 12, "Plan", At, "day", "observed", [],
        [
            new("m80", "bed B", "holds", "carrots", At.AddDays(-60), At.AddDays(-1), At.AddDays(-60), null, "accepted",
                "rules", ["m12"]),
            new("m81", "bed B", "holds", "beans", At.AddDays(-1), null, At, null, "accepted", "user", ["m13"]),
        ], "u30");

    public static IReadOnlyList<FeedRowView> Feed { get; } =
    [
        new(0, At, "log.open", 0, "", "", Json("{}")),
        new(1, At, "goal.open", 3, "goal-0001", "", Json("""{"n":1}""")),
        new(2, At, "goal.state", null, "goal-0001", "", Json("""{"to":"Running"}""")),
        new(3, At, "approval.request", 12, "goal-0001", "t2", Json("""{"tier":2}""")),
    ];

    public static RecallView Recall(string query) => new(
        query, "found", "1 passage", [
            new("m12", 1, 1.0, "Bed A gets beans", 0, 16, 16, "plan.md", 12, "Plan", "", At, "day", ["private"])], 2.4,
        null);

    public static ReceiptView Receipt(string id) => new(
        id, id == "r9" ? "t1" : "t2", "g1", "completed", At, id == "r9" ? 3 : 1, id == "r9" ? 3 : 1,
        id == "r9" ? 0 : 1, id == "r9" ? ["wording of the summary"] : [], Json("""{"_type":"statement"}"""));

    public static LedgerView Ledger(long from) => new(
        "permagent/abc/0", 15, "5d0e", [
            new(from, "log.open", At, "77b2", Json("""{"v":1}""")),
            new(from + 1, "node.start", At, "aa01", Json("{}"))]);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement.Clone();
}
