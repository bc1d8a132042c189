namespace Permagent.Brain.Transfer;

/// <summary>Open formats.</summary>
public enum ExportFormat
{
    /// <summary>One line a row, complete, with schema number, times, citations and changes.</summary>
    Jsonl,

    /// <summary>One file a session and one an entity.</summary>
    Markdown,
}
