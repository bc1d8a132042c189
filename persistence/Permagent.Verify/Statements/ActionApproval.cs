namespace Permagent.Verify.Statements;

/// <summary>A person has answered an ask. The subject of the statement is the digest of the action.</summary>
/// <param name="V">Version of the format: 1.</param>
/// <param name="Alg">Algorithm of the signature.</param>
/// <param name="Origin">Log that holds the ask.</param>
/// <param name="RequestSeq">Entry of the ask.</param>
/// <param name="Tier">Tier of the action.</param>
/// <param name="Answer">One of <see cref="ApprovalAnswers"/>.</param>
/// <param name="Limits">Id of the grant that the answer makes; null = none.</param>
/// <param name="Method">One of <see cref="ApprovalMethods"/>.</param>
/// <param name="Presence">A person was there when the key signed.</param>
/// <param name="Ts">When, RFC 3339.</param>
public sealed record ActionApproval(
    int V,
    string Alg,
    string Origin,
    long RequestSeq,
    string Tier,
    string Answer,
    string? Limits,
    string Method,
    bool Presence,
    string Ts)
{
    /// <summary>The version that is written.</summary>
    public const int Version = 1;

    /// <summary>Name of the statement's subject.</summary>
    public const string SubjectName = "action";

    /// <summary>The statement about one action.</summary>
    public Statement<ActionApproval> About(Digest action) => new(
        PredicateTypes.Statement, [new(SubjectName, new(action))], PredicateTypes.ActionApproval, this);
}
