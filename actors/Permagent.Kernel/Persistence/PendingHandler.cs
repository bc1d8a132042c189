#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence;

/// <summary>A handler that waits for its event.</summary>
/// <param name="Handler">Called with the event.</param>
/// <param name="Command">The message during which it was given, with its sender.</param>
/// <param name="HoldsCommands">True for Persist: commands wait until it has run.</param>
internal sealed record PendingHandler(Action<object> Handler, Envelope Command, bool HoldsCommands);
