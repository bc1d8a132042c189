namespace Permagent.Kernel.Simulation;

/// <summary>An injected fault: what a handler, a hook or a store threw by the simulation's decision.</summary>
public sealed class SimulatedFaultException(string message) : Exception(message);
