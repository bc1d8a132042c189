using System.Text;
using System.Text.Json;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;

namespace Permagent.Verify.Tests.Entries;

public sealed class EntryTests
{
    private static readonly LogOrigin Origin = new(NodeId.Of([]), 0);

    private static EntryDraft Draft() => new EntryDraft
    {
        Type = EntryTypes.ActionIntent,
        Actor = new EntryActor(ActorKinds.Specialist, "writer+1"),
        Goal = "g1",
        Task = "t1",
        Attempt = 1,
        Action = new EntryAction("fs.write", "fs.write", Digest.Of([1]), "T1", ["first_use"], Digest.Of([2])),
        Labels = ["private"],
        Cost = new EntryCost(Local: true, Ms: 12),
        Data = JsonDocument.Parse("""{"note":"x"}""").RootElement,
        Refs = [3],
    }.AllObserved();

    private static Entry Sealed(EntryDraft draft) => Entry.Seal(
        draft, new EntryPlace(Origin, 4, DateTimeOffset.UnixEpoch, "boot-1", 17, Digest.Of([9])));

    [Fact]
    public void An_entry_is_written_in_its_fixed_order()
    {
        var text = Encoding.UTF8.GetString(EntryCodec.Write(Sealed(Draft())));

        var expected = $$"""
            {"v":1,"log":"permagent/4oymiquy7qobjgx36tejs35z/0","seq":4,"type":"action.intent",
            "ts":"1970-01-01T00:00:00.000Z","boot":"boot-1","mono_ms":17,
            "actor":{"kind":"specialist","id":"writer+1"},"goal":"g1","task":"t1","attempt":1,
            "action":{"class":"fs.write","tool":"fs.write","tool_def":"{{Digest.Of([1])}}","tier":"T1",
            "raised_by":["first_use"],"digest":"{{Digest.Of([2])}}"},"labels":["private"],
            "cost":{"usd_micro":null,"local":true,"ms":12},"data":{"note":"x"},
            "observed":["actor.kind","actor.id","goal","task","attempt","action.class","action.tool",
            "action.tool_def","action.tier","action.raised_by","action.digest","labels","cost.usd_micro",
            "cost.local","cost.ms","data.note"],"asserted":[],"refs":[3],
            "prev":"{{Digest.Of([9])}}"}
            """;
        Assert.Equal(expected.ReplaceLineEndings(""), text);
    }

    [Fact]
    public void An_entry_comes_back_as_it_was_written()
    {
        var bytes = EntryCodec.Write(Sealed(Draft()));

        var read = EntryCodec.Read(bytes);

        Assert.Equal(bytes, EntryCodec.Write(read));
        Assert.Null(read.Cost!.UsdMicro);
    }

    [Fact]
    public void A_field_that_nobody_vouches_for_is_refused()
    {
        var draft = Draft() with { Observed = ["actor", "goal", "task", "attempt", "action", "labels", "data"] };

        var refusal = Assert.Throws<EntryRefusedException>(() => EntryCodec.Check(draft));

        Assert.Contains("cost.usd_micro", refusal.Message);
        EntryCodec.Check(draft with { Asserted = ["cost"] });
    }

    [Fact]
    public void Unknown_types_actors_floats_and_long_entries_are_refused()
    {
        var data = JsonDocument.Parse("""{"a":1.5}""").RootElement;
        var longText = JsonDocument.Parse($$"""{"a":"{{new string('x', 66_000)}}"}""").RootElement;

        Assert.Throws<EntryRefusedException>(() => EntryCodec.Check(Draft() with { Type = "action.maybe" }));
        Assert.Throws<EntryRefusedException>(() => EntryCodec.Check(Draft() with { Actor = new("ghost") }));
        Assert.Throws<EntryRefusedException>(() => EntryCodec.Check(Draft() with { Data = data }));
        Assert.Throws<EntryRefusedException>(
            () => EntryCodec.Write(Sealed((Draft() with { Data = longText }).AllObserved())));
    }

    [Theory]
    [InlineData("\"v\":1", "\"v\":2")]
    [InlineData("\"seq\":4", "\"seq\":4,\"seq\":4")]
    [InlineData("\"seq\":4", "\"seq\":4,\"extra\":1")]
    [InlineData("\"seq\":4", "\"seq\":\"4\"")]
    [InlineData("permagent/", "other/")]
    [InlineData("1970-01-01T", "1970-01-01 ")]
    [InlineData("\"asserted\":[],", "")]
    public void A_wrong_entry_is_refused(string right, string wrong)
    {
        var text = Encoding.UTF8.GetString(EntryCodec.Write(Sealed(Draft())));

        var changed = Encoding.UTF8.GetBytes(text.Replace(right, wrong));

        Assert.Throws<FormatException>(() => EntryCodec.Read(changed));
    }
}
