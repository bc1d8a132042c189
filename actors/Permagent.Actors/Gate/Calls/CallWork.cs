using Permagent.Actors.Tools;

namespace Permagent.Actors.Gate.Calls;

/// <summary>One call with the tool that serves it.</summary>
/// <param name="Call">Scope, arguments, ordinal.</param>
/// <param name="Spec">The tool.</param>
/// <param name="NamesTask">False for an undo: after a task is closed no intent may name it.</param>
internal sealed record CallWork(ToolCall Call, ToolSpec Spec, bool NamesTask);
