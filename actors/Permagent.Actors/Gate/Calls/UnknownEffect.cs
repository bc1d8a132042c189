using Permagent.Actors.Ports;
using Permagent.Protocol.Gate;

namespace Permagent.Actors.Gate.Calls;

/// <summary>An effect of which nobody knows whether it happened.</summary>
/// <param name="Row">Key, newest intent, result.</param>
/// <param name="Call">The call.</param>
/// <param name="Approval">The request that allowed it, or null.</param>
/// <param name="Keeps">Undo id of the first intent, under which the originals are kept.</param>
internal sealed record UnknownEffect(EffectRow Row, CallRecord Call, long? Approval, UndoId Keeps);
