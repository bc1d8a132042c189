namespace Permagent.Testing;

/// <summary>A probe did not receive what a test expects.</summary>
public sealed class ProbeException(string message) : Exception(message);
