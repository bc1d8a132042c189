namespace Permagent.Brain.Transfer;

/// <summary>An export.</summary>
/// <param name="Folder">Folder to write into: new or empty.</param>
public sealed record ExportRequest(string Folder)
{
    /// <summary>Formats. Default: JSONL (complete) and Markdown (readable).</summary>
    public ImmutableArray<ExportFormat> Formats { get; init; } = [ExportFormat.Jsonl, ExportFormat.Markdown];

    /// <summary>Who exports, for the log. Default: <c>user</c>.</summary>
    public string Actor { get; init; } = "user";
}
