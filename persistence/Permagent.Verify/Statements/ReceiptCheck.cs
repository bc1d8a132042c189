namespace Permagent.Verify.Statements;

/// <summary>One check that ran: what, on which tree, its result before and now, and whether it counts as
/// proof.</summary>
/// <param name="Id">Id of the check in the task.</param>
/// <param name="Kind">Kind of check, for example citations.</param>
/// <param name="Spec">SHA-256 of its frozen definition.</param>
/// <param name="Attempt">Attempt that it looked at, from 1.</param>
/// <param name="Tree">Digest of the tree that it looked at.</param>
/// <param name="Before">Result on the tree before the work: pass, fail or not_run.</param>
/// <param name="Result">One of <see cref="CheckResults"/>.</param>
/// <param name="Exit">Exit code; null = no program was run.</param>
/// <param name="Output">SHA-256 or commitment of its output; null = none.</param>
/// <param name="Ms">How long it took.</param>
/// <param name="Rerunnable">Can be repeated by others.</param>
/// <param name="Standing">Counts as proof.</param>
/// <param name="By">node, peer, human or model.</param>
public sealed record ReceiptCheck(
    string Id,
    string Kind,
    Digest Spec,
    int Attempt,
    Digest Tree,
    string Before,
    string Result,
    int? Exit,
    Digest? Output,
    long Ms,
    bool Rerunnable,
    bool Standing,
    string By);
