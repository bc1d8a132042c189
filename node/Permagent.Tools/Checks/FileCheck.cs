using Permagent.Actors.Checks;
using Permagent.Tools.Files;
using Permagent.Verify.Formats;

namespace Permagent.Tools.Checks;

/// <summary>Kind <c>file</c>: a regular file inside the tree, with a hash or size. Parameters: <c>path</c>;
/// <c>sha256</c>; <c>min_bytes</c>, <c>max_bytes</c>.</summary>
internal sealed class FileCheck : ICheckRunner
{
    /// <inheritdoc/>
    public string Kind => "file";

    /// <inheritdoc/>
    public CheckOutcome Run(CompiledCheck check, CheckTree tree, CancellationToken cancellationToken) =>
        CheckWork.Run(Kind, check, args =>
        {
            var path = args.Text("path", CheckWork.TextMax);
            var sha256 = args.OptionalText("sha256", 64);
            var least = args.OptionalNumber("min_bytes", 0, long.MaxValue);
            var most = args.OptionalNumber("max_bytes", 0, long.MaxValue);
            args.End();
            if (sha256 is not null && !Digest.TryParse(sha256, out _)) throw args.Bad("'sha256' is no hash");
            if (least > most) throw args.Bad("'min_bytes' is above 'max_bytes'");
            var findings = new Findings();
            if (CheckWork.Existing(tree, path, findings) is not { } file) return findings;
            var bytes = new FileInfo(file).Length;
            if (bytes > SafeFile.BytesMax) findings.Fail($"{path} is larger than {SafeFile.BytesMax} bytes");
            if (least is not null && bytes < least)
                findings.Fail($"{path} has {bytes} bytes, at least {least} were asked");
            if (most is not null && bytes > most) findings.Fail($"{path} has {bytes} bytes, at most {most} were asked");
            if (findings.Wrong.Count > 0) return findings;
            var hash = SafeFile.Hash(file);
            if (sha256 is not null && sha256 != hash) findings.Fail($"{path} has hash {hash}, asked was {sha256}");
            findings.Saw($"{path}: {bytes} bytes, sha256 {hash}");
            return findings;
        });
}
