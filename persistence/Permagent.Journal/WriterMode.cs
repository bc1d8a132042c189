namespace Permagent.Journal;

/// <summary>On which thread the one writing connection works.</summary>
public enum WriterMode
{
    /// <summary>On a thread of its own, with group commit. For the running node.</summary>
    Thread,

    /// <summary>On the caller's thread, each call one transaction, done when the call returns. For the simulation and
    /// for single-threaded tools; two calls at the same time are an error.</summary>
    Inline,
}
