namespace Permagent.Kernel.Simulation;

/// <summary>What a line of the trace says besides its number and time.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Path">The actor's path without uid.</param>
/// <param name="Message">Names of the messages' types.</param>
/// <param name="Decision">What was decided.</param>
internal readonly record struct TraceLine(string Node, string Path, string Message, string Decision)
{
    /// <summary>Stands where there is nothing to say.</summary>
    internal const string None = "-";
}
