using Permagent.Actors.Checks;
using Permagent.Actors.Ports;
using Permagent.Actors.Workspaces;

namespace Permagent.Actors.Verification;

/// <summary>What the verifier works with.</summary>
/// <param name="Trees">The folders in which work happens.</param>
/// <param name="Runners">One runner for each check kind.</param>
/// <param name="Work">Runs blocking work away from the mailbox.</param>
public sealed record VerifierPorts(IWorkspaces Trees, ImmutableArray<ICheckRunner> Runners, IWorkRunner Work);
