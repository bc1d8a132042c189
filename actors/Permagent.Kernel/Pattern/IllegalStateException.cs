#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Pattern;

/// <summary>The call does not fit the object's state.</summary>
public sealed class IllegalStateException(string message, Exception cause = null) : AkkaException(message, cause);
