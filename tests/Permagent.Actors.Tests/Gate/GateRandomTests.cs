using Permagent.Actors.Gate;
using Permagent.Testing;
using Permagent.Verify.Entries;

namespace Permagent.Actors.Tests.Gate;

/// <summary>Random streams of calls, answers, faults and restarts: whatever comes, the rules hold.</summary>
public sealed class GateRandomTests
{
    private static readonly string[] Classes =
        ["fs.land", "fs.write.outside", "message.send", "no.such.class", "exec.sandbox", "fs.read.secret", "fs.write"];

    private static int Steps => Seeds.IsLong ? 10_000 : 400;

    [Fact]
    public void No_effect_without_a_durable_intent_and_no_yes_without_a_key()
    {
        foreach (var seed in Seeds.Take(4))
        {
            var chance = new Kernel.Util.SeededRandom(seed);
            using var home = new GateHome(options: new() { Attended = seed % 2 == 0, AsksMax = 1_000 });
            var run = new Run(home, chance);
            run.Begin();
            for (var step = 0; step < Steps; step++) run.Step();
            run.Check(seed);
        }
    }

    private sealed class Run(GateHome home, Random chance)
    {
        private long _fence = 1;

        public void Begin()
        {
            home.Write.BeforeSpend = CheckPermit;
            home.Enrol(GateHome.Scope(fence: _fence));
        }

        public void Step()
        {
            switch (chance.Next(20))
            {
                case < 11:
                    home.Call(RandomArgs(), ordinal: chance.Next(3), fence: _fence - chance.Next(2));
                    break;
                case < 15:
                    AnswerOne();
                    break;
                case 15:
                    home.Files.All[$"/{chance.Next(4)}"] = $"by hand {chance.Next(3)}";
                    break;
                case 16:
                    home.Clock.Advance(TimeSpan.FromMinutes(chance.Next(12)));
                    break;
                case 17:
                    home.Stop.IsSet = !home.Stop.IsSet && chance.Next(2) == 0;
                    break;
                case 18:
                    home.Ledger.Fault = home.Ledger.Fault is null && chance.Next(2) == 0 ? "ledger-full" : null;
                    break;
                default:
                    CrashAndRestart();
                    break;
            }

            Drain();
        }

        public void Check(ulong seed)
        {
            var entries = home.Ledger.Entries;
            foreach (var intent in entries.Where(entry => entry.Type == EntryTypes.ActionIntent))
            {
                var known = Classes.Take(3).Append("fs.write").Contains(intent.Action!.Class);
                Assert.True(
                    known || intent.Action.Tier == "T3", $"seed {seed}: {intent.Action.Class} as {intent.Action.Tier}");
                Assert.DoesNotContain("exec", intent.Action.Class, StringComparison.Ordinal);
                if (intent.Action.Tier is "T2" or "T3") CheckAnswer(intent, seed);
            }

            var results = entries.Where(entry => entry.Type == EntryTypes.ActionResult)
                .Select(entry => entry.Refs!.Value[0]).ToArray();
            Assert.Equal(results.Length, results.Distinct().Count());
            Assert.Contains(entries, entry => entry.Type == EntryTypes.ActionIntent && entry.Action!.Tier == "T1");
            Assert.Contains(entries, entry => entry.Type == EntryTypes.ActionIntent && entry.Action!.Tier == "T3");
        }

        private void CheckAnswer(Entry intent, ulong seed)
        {
            var decision = home.Ledger.Entries[(int)intent.Decision!.ApprovalSeq!.Value];
            Assert.Equal(("allow", intent.Action!.Digest), (decision.Decision!.Outcome, decision.Action!.Digest));
            Assert.NotNull(decision.Decision.Envelope);
            var uses = home.Ledger.Entries.Where(entry =>
                entry.Type == EntryTypes.ActionIntent && entry.Decision!.ApprovalSeq == decision.Seq).ToArray();
            Assert.All(uses.Skip(1), redo => Assert.Contains(redo.Refs!.Value, seq =>
                home.Ledger.Entries[(int)seq].Effect?.Status == "unknown"));
            Assert.True(uses.All(use => use.Action!.Digest == intent.Action.Digest), $"seed {seed}");
        }

        // At the moment of the act the newest intent is this one, durable, and has no result yet.
        private void CheckPermit(EffectPermit permit)
        {
            var intent = home.Ledger.Of(EntryTypes.ActionIntent).Last();
            Assert.Equal(permit.Digest, intent.Action!.Digest.ToString());
            Assert.DoesNotContain(home.Ledger.Of(EntryTypes.ActionResult), e => e.Refs!.Value.Contains(intent.Seq));
            Assert.False(home.Stop.IsSet);
        }

        private System.Text.Json.JsonElement RandomArgs()
        {
            var actionClass = Classes[chance.Next(Classes.Length)];
            var undo = actionClass == "fs.write" ? "drop-tree" : "";
            return GateHome.Args($"/{chance.Next(4)}", $"text {chance.Next(3)}", actionClass, undo);
        }

        private void AnswerOne()
        {
            var cards = home.Cards();
            if (cards.IsEmpty) return;
            var card = cards[chance.Next(cards.Length)];
            var keys = home.Keys;
            var signer = chance.Next(6) switch { 0 => keys.Stranger, 1 => keys.Node, 2 => keys.Approver, _ => null };
            home.Answer(card, allow: chance.Next(3) > 0, keys.Sign(card, allow: true, signer));
        }

        private void CrashAndRestart()
        {
            home.Write.AfterSpend = () =>
            {
                home.Ledger.Fault = "ledger-failed";
                throw new IOException("killed");
            };
            home.Ledger.Fault = null;
            home.Call(RandomArgs(), fence: _fence);
            home.Restart();
            _fence++;
            Begin();
        }

        private void Drain()
        {
            while (home.Probe.HasMessages) home.Probe.ReceiveOne(TimeSpan.Zero);
        }
    }
}
