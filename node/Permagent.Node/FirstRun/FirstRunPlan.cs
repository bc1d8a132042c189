namespace Permagent.Node.FirstRun;

/// <summary>What the first run works on.</summary>
/// <param name="Home">The state folder.</param>
/// <param name="Folder">The folder to read, absolute.</param>
/// <param name="MayAsk">False: without prompts (<c>init</c>); then no ask is ever answered.</param>
/// <param name="Resumed">True when an earlier run was cut off here.</param>
internal sealed record FirstRunPlan(string Home, string Folder, bool MayAsk, bool Resumed)
{
    /// <summary>The wish that the first run opens; shown on the card as the words that asked.</summary>
    public const string Wish = "Say what is in this folder, and save it there as an overview";

    /// <summary>The playbook that fulfils it.</summary>
    public const string Playbook = "overview-folder";
}
