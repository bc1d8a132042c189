#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence;

/// <summary>A recovery got no event and no snapshot for too long.</summary>
public sealed class RecoveryTimedOutException(string message, Exception cause = null) : AkkaException(message, cause);
