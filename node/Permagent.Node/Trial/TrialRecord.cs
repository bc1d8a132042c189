using System.Text.Json;

namespace Permagent.Node.Trial;

/// <summary>What a trial home remembers of its own run, so that a run that was cut off is continued with the same
/// source, the same question and the same goal.</summary>
/// <param name="Version">Format of this file.</param>
/// <param name="Source">The folder whose documents were copied, absolute.</param>
/// <param name="Question">The question; empty until the copy is whole.</param>
/// <param name="Files">Documents copied.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="LeftOut">What was left out, by reason.</param>
internal sealed record TrialRecord(
    int Version, string Source, string Question, int Files, long Bytes, IReadOnlyDictionary<string, int> LeftOut)
{
    private const int VersionNow = 1;
    private const int FileBytesMax = 64 * 1024; // Bytes: a path, a question and some counts take far less.
    private const string Name = "trial.json";

    /// <summary>The record of a trial that has just begun.</summary>
    public static TrialRecord Begun(string source) =>
        new(VersionNow, source, "", 0, 0, new Dictionary<string, int>());

    /// <summary>The record in this home, or null when there is none or it cannot be read.</summary>
    public static TrialRecord? Read(string home)
    {
        try
        {
            var path = Path.Combine(home, Name);
            if (!File.Exists(path) || new FileInfo(path).Length > FileBytesMax) return null;
            var record = JsonSerializer.Deserialize<TrialRecord>(File.ReadAllBytes(path));
            return record is { Version: VersionNow, Source: not null, Question: not null } ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes it so that a crash leaves the old or the new one.</summary>
    public void Write(string home)
    {
        var beside = Path.Combine(home, Name + ".new");
        File.WriteAllBytes(beside, JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(beside, Path.Combine(home, Name), overwrite: true);
    }
}
