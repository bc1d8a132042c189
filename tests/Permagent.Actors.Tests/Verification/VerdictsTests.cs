using Permagent.Actors.Verification;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Tests.Verification;

public sealed class VerdictsTests
{
    private static readonly FrozenCheck Proof = new("c1", "text", "{}", "h", false, "", [0]);
    private static readonly FrozenCheck Guard = new("c2", "diff-scope", "{}", "h", true, "scope-only", [0]);

    [Theory]
    [InlineData("fail", "pass", "pass", Verdict.Pass)]
    [InlineData("fail", "fail", "pass", Verdict.Fail)]
    [InlineData("fail", "pass", "fail", Verdict.Fail)]
    [InlineData("fail", "error", "fail", Verdict.Fail)]
    [InlineData("fail", "error", "pass", Verdict.Uncertain)]
    [InlineData("fail", "pass", "error", Verdict.Uncertain)]
    [InlineData("pass", "pass", "pass", Verdict.Uncertain)]
    [InlineData("not_run", "pass", "pass", Verdict.Uncertain)]
    [InlineData("error", "pass", "pass", Verdict.Uncertain)]
    public void Fail_before_uncertain_before_pass(string before, string proof, string guard, Verdict verdict)
    {
        Assert.Equal(verdict,
            Verdicts.Of([Proof, Guard], [Result(Proof, before, proof), Result(Guard, "pass", guard)]));
    }

    [Fact]
    public void A_check_with_a_lint_hit_never_stands_alone()
    {
        var weak = Proof with { Lint = "existence-only" };

        Assert.Equal(Verdict.Uncertain, Verdicts.Of([weak], [Result(weak, "fail", "pass")]));
    }

    [Fact]
    public void Each_criterion_that_a_check_was_to_prove_needs_its_proof()
    {
        var other = Proof with { Id = "c2", Proves = [1] };

        Assert.Equal(Verdict.Pass,
            Verdicts.Of([Proof, other], [Result(Proof, "fail", "pass"), Result(other, "fail", "pass")]));
        Assert.Equal(
            Verdict.Uncertain, Verdicts
                .Of([Proof, other], [Result(Proof, "fail", "pass"), Result(other, "pass", "pass")]));
    }

    [Fact]
    public void A_missing_result_is_never_a_pass()
    {
        Assert.Equal(Verdict.Uncertain, Verdicts.Of([Proof, Guard], [Result(Proof, "fail", "pass")]));
        Assert.Equal(Verdict.Uncertain, Verdicts.Of([], []));
        Assert.Equal(Verdict.Uncertain, Verdicts.WithoutBaseline([]));
    }

    private static CheckResult Result(FrozenCheck check, string before, string result) => new(
        check.Id, check.Kind, check.SpecHash, before, result, Verdicts.Stands(check, before, result), "", 0);
}
