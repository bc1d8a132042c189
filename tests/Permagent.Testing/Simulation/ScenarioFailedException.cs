namespace Permagent.Testing.Simulation;

/// <summary>A seed failed a scenario; the text holds the command that repeats it and the smallest schedule.</summary>
public sealed class ScenarioFailedException(string message, Exception inner) : Exception(message, inner);
