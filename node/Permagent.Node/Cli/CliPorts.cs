using Permagent.Node.Rendering;

namespace Permagent.Node.Cli;

/// <summary>All that the client half needs from outside, so that tests and simulations can give their own.</summary>
/// <param name="Terminal">The streams.</param>
/// <param name="Clock">Time and time zone.</param>
/// <param name="Environment">Reads an environment variable; null when it is not set.</param>
/// <param name="Folder">The current folder, absolute.</param>
/// <param name="Machine">The machine in words: processor and memory.</param>
/// <param name="Launcher">Finds and starts daemons.</param>
/// <param name="Homes">State folders.</param>
/// <param name="Signer">Signs answers.</param>
/// <param name="Stopper">Halts everything.</param>
/// <param name="Verifier">Checks exports in this process, for <c>permagent verify</c>.</param>
/// <param name="SeparateVerifier">Checks exports in another process.</param>
/// <param name="Doctor">Checks without a daemon.</param>
internal sealed record CliPorts(
    ITerminal Terminal, TimeProvider Clock, Func<string, string?> Environment, string Folder, string Machine,
    INodeLauncher Launcher, IHomes Homes, IApproverSigner Signer, IStopper Stopper, IReceiptVerifier Verifier,
    IReceiptVerifier SeparateVerifier, ILocalDoctor Doctor);
