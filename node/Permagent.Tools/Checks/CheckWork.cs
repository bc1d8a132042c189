using System.Text.RegularExpressions;
using Permagent.Actors.Checks;
using Permagent.Actors.Tools;
using Permagent.Tools.Args;
using Permagent.Tools.Files;
using Permagent.Tools.Text;

namespace Permagent.Tools.Checks;

/// <summary>What all check kinds share: strict parameters, bounded output, and that a broken check is an error, never a
/// pass.</summary>
internal static class CheckWork
{
    /// <summary>Most characters of an output. 16 KiB is the row's limit; four bytes a character at worst.</summary>
    public const int OutputBytesMax = 16 * 1024;

    /// <summary>Longest text parameter, in characters.</summary>
    public const int TextMax = 2_000;

    /// <summary>Longest run of one pattern over one file: patterns cannot backtrack, so only size can make it
    /// slow.</summary>
    public static TimeSpan PatternTimeMax { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Runs a check of one kind.</summary>
    /// <param name="kind">The kind that the runner knows.</param>
    /// <param name="check">The check.</param>
    /// <param name="look">Reads the parameters and looks; returns what is wrong and what was seen.</param>
    public static CheckOutcome Run(string kind, CompiledCheck check, Func<ArgReader, Findings> look)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check.Kind != kind) return Error($"This runner knows {kind}, not {check.Kind}.");
        try
        {
            var findings = look(new ArgReader(check.Spec, kind));
            return new(findings.Wrong.Count == 0 ? "pass" : "fail", Bound(findings.ToString()));
        }
        catch (ToolRefusedException refused)
        {
            return Error(refused.Message);
        }
        catch (RegexMatchTimeoutException)
        {
            return Error($"A pattern took longer than {PatternTimeMax.TotalSeconds:0} s on one file.");
        }
        catch (Exception failure) when (IoWords.IsIo(failure))
        {
            return Error(IoWords.Of(failure));
        }
    }

    /// <summary>An error outcome.</summary>
    public static CheckOutcome Error(string words) => new("error", Bound(words));

    /// <summary>A file of the tree as text, or null with the reason noted.</summary>
    public static string? Text(CheckTree tree, string path, Findings findings)
    {
        var file = Existing(tree, path, findings);
        if (file is null) return null;
        var reason = TextFile.Decode(SafeFile.ReadAll(file, SafeFile.BytesMax), out var text);
        if (reason.Length == 0) return text;
        findings.Fail($"{path} is {reason}");
        return null;
    }

    /// <summary>The absolute path of a regular file of the tree, or null with the reason noted.</summary>
    public static string? Existing(CheckTree tree, string path, Findings findings)
    {
        TreePath.Check(path);
        var real = RealPath.Of($"{tree.Root}/{path}");
        if (!RealPath.IsWithin(real, RealPath.Of(tree.Root)))
            findings.Fail($"{path} is a link that leads out of the tree");
        else if (Directory.Exists(real)) findings.Fail($"{path} is a folder");
        else if (!File.Exists(real)) findings.Fail($"{path} does not exist");
        else return real;
        return null;
    }

    private static string Bound(string words)
    {
        var clean = Visible.Lines(words);
        if (System.Text.Encoding.UTF8.GetByteCount(clean) <= OutputBytesMax) return clean;
        const string mark = "\n… cut";
        var length = Math.Min(clean.Length, OutputBytesMax - mark.Length - 2);
        while (System.Text.Encoding.UTF8.GetByteCount(clean.AsSpan(0, length)) > OutputBytesMax - mark.Length - 2)
            length -= Math.Max(1, length / 16);
        if (length > 0 && char.IsHighSurrogate(clean[length - 1])) length--;
        return clean[..length] + mark;
    }
}
