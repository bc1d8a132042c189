using System.Globalization;

namespace Permagent.Verify.Formats;

/// <summary>The signed head of a log: origin, size and root, three lines in a signed note (C2SP
/// tlog-checkpoint).</summary>
public sealed record Checkpoint(LogOrigin Origin, MerkleHead Head)
{
    /// <summary>The three lines.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture, $"{Origin}\n{Head.Size}\n{Base64.Encode(Head.Root.ToArray())}\n");

    /// <summary>Signs the head; the key's name is the origin.</summary>
    public SignedNote Sign(ISigner signer) => SignedNote.Sign(Text, Origin.ToString(), signer);

    /// <summary>Reads the text of a note: exactly three lines.</summary>
    /// <exception cref="FormatException">Other lines, or one of them not in its only form.</exception>
    public static Checkpoint Read(SignedNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        var lines = note.Text.Split('\n');
        if (lines.Length != 4 || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !Base64.TryDecode(lines[2], out var root) || root.Length != Digest.Length)
        {
            throw new FormatException("A checkpoint is three lines: origin, size, root.");
        }

        var checkpoint = new Checkpoint(LogOrigin.Parse(lines[0]), new MerkleHead(size, new Digest(root)));
        return checkpoint.Text == note.Text ? checkpoint : throw new FormatException("The size has leading zeros.");
    }
}
