using System.Text.Json;

namespace Permagent.Actors.Checks;

/// <summary>One frozen check of a task.</summary>
/// <param name="Id">Unique in the task, <c>c1</c> and so on.</param>
/// <param name="Kind"><c>file</c>, <c>text</c>, <c>citations</c>, <c>diff-scope</c> or <c>grep-absent</c>; others are
/// refused until a sandbox exists.</param>
/// <param name="Spec">Its parameters, a JSON object (orchestration.md section 9).</param>
/// <param name="SpecHash">Hex SHA-256 of kind, a zero byte and the parameters as written.</param>
/// <param name="Guard">True when it is declared to hold before the work too, so it proves nothing by itself.</param>
public sealed record CompiledCheck(string Id, string Kind, JsonElement Spec, string SpecHash, bool Guard);
