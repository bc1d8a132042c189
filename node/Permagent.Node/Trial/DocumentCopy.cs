using Permagent.Node.Cli.Documents;

namespace Permagent.Node.Trial;

/// <summary>Copies readable documents into a trial home. The copy appears under its name only when it is
/// whole.</summary>
internal static class DocumentCopy
{
    /// <summary>Folder of the copy in a trial home.</summary>
    public static string FolderIn(string home) => Path.Combine(home, "documents");

    /// <summary>Makes the copy, or leaves the one that is there, and gives back the record that goes with it.</summary>
    public static TrialRecord Make(string home, TrialSource source, CancellationToken cancellationToken)
    {
        var target = FolderIn(home);
        if (TrialRecord.Read(home) is { Question.Length: > 0 } known && Directory.Exists(target)) return known;
        var part = target + ".part";
        if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        var found = ReadableFiles.Find(source.Folder, source.Parts, cancellationToken);
        foreach (var file in found.Files) Copy(file, part, cancellationToken);
        var record = TrialRecord.Begun(source.Folder) with
        {
            Question = QuestionFinder.Of(found.Files) ?? "",
            Files = found.Files.Count,
            Bytes = found.Files.Sum(file => file.Bytes),
            LeftOut = found.LeftOut,
        };
        if (record.Question.Length == 0) return record; // Nothing to try with: the caller says so.
        record.Write(home);
        // Last: only a whole copy has this name, and then the record is there too.
        if (Directory.Exists(target)) Directory.Delete(target, recursive: true);
        Directory.Move(part, target);
        return record;
    }

    private static void Copy(ReadableFile file, string folder, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var target = Path.Combine(folder, file.Relative);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file.Path, target);
    }
}
