using System.Text.RegularExpressions;
using Permagent.Actors.Checks;
using Permagent.Tools.Args;
using Permagent.Tools.Files;

namespace Permagent.Tools.Checks;

/// <summary>Kind <c>grep-absent</c>: no text file of the tree matches. Parameters: <c>pattern</c> (regular expression
/// without look-around or back-references); <c>paths</c> (globs, all by default); <c>planted</c>, an example that the
/// pattern must match, so that absence means something.</summary>
internal sealed class GrepAbsentCheck : ICheckRunner
{
    private const int PatternMax = 1_000; // Characters of a pattern: a longer one is made, not written.
    private const int WrongMax = 50; // Faults at which it stops looking: nobody reads more at once.

    private static readonly ScanLimits Limits = new() { FilesMax = 50_000 };

    /// <inheritdoc/>
    public string Kind => "grep-absent";

    /// <inheritdoc/>
    public CheckOutcome Run(CompiledCheck check, CheckTree tree, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return CheckWork.Run(Kind, check, args =>
        {
            var pattern = args.Text("pattern", PatternMax);
            var planted = args.Text("planted", CheckWork.TextMax);
            var paths = args.Texts("paths", CheckWork.TextMax);
            args.End();
            var regex = Compile(args, pattern);
            if (!regex.IsMatch(planted))
                throw args.Bad("the pattern does not match its planted example, so its absence would prove nothing");
            var findings = new Findings();
            var looked = 0;
            foreach (var file in FolderScanner.Scan(tree.Root, Limits, "", cancellationToken).Files)
            {
                if (!paths.IsEmpty && !Globs.Any(paths, file.Path)) continue;
                if (Look(regex, tree.Root, file, findings)) looked++;
                if (findings.Wrong.Count >= WrongMax) break;
            }

            if (looked == 0) throw args.Bad("no text file was there to look at, so absence cannot be shown");
            findings.Saw($"{looked} files looked at; the planted example matches");
            return findings;
        });
    }

    private static Regex Compile(ArgReader args, string pattern)
    {
        try
        {
            return new Regex(
                pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline,
                CheckWork.PatternTimeMax);
        }
        catch (Exception bad) when (bad is ArgumentException or NotSupportedException)
        {
            throw args.Bad($"'pattern' cannot be used: {bad.Message}");
        }
    }

    // Too large and binary files are findings: a check that skipped them in silence would show less than it says.
    private static bool Look(Regex regex, string root, ScannedFile file, Findings findings)
    {
        if (file.Bytes > SafeFile.BytesMax)
        {
            findings.Fail($"{file.Path} is larger than {SafeFile.BytesMax} bytes and was not looked at");
            return false;
        }

        var reason = TextFile.Decode(SafeFile.ReadAll($"{root}/{file.Path}", SafeFile.BytesMax), out var text);
        if (reason.Length > 0)
        {
            findings.Saw($"{file.Path} is {reason} and was not looked at");
            return false;
        }

        if (regex.Match(text) is { Success: true } match)
            findings.Fail($"{file.Path} line {text.AsSpan(0, match.Index).Count('\n') + 1} matches");
        return true;
    }
}
