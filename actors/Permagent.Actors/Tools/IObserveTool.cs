namespace Permagent.Actors.Tools;

/// <summary>A tool that only reads. The orchestrator and specialists may hold these.</summary>
public interface IObserveTool
{
    /// <summary>What it is.</summary>
    ToolSpec Spec { get; }

    /// <summary>Reads within the call's scope. Bad arguments and missing files are a failed result, not an
    /// exception.</summary>
    ValueTask<ToolResult> ReadAsync(ToolCall call, CancellationToken cancellationToken);
}
