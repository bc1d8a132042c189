using System.Text.Json;
using Permagent.Protocol.Gate;

namespace Permagent.Actors.Tools;

/// <summary>One call as a tool sees it: what to do, and what its attempt may touch.</summary>
/// <param name="Scope">The attempt's capability.</param>
/// <param name="Args">Arguments, not yet trusted.</param>
/// <param name="Ordinal">How often the attempt did the same before, from 0.</param>
public sealed record ToolCall(AttemptScope Scope, JsonElement Args, int Ordinal);
