using Permagent.Verify.Keys;

namespace Permagent.Verify.Checks;

/// <summary>The signed head of an export: its signature, and whether it continues a head that was kept
/// earlier.</summary>
internal static class HeadCheck
{
    /// <summary>The head, once <c>checkpoint.txt</c> and <c>checkpoint.sig</c> fit a node key.</summary>
    public static (Checkpoint Head, RingKey Key) Read(ExportFolder folder, KeyRing keys)
    {
        var text = folder.Read(ExportFiles.Checkpoint);
        var signature = folder.Read(ExportFiles.CheckpointSignature);
        var key = KeyChain.NodeKeyOf(keys, node => node.Verify(text, signature), ExportFiles.Checkpoint);
        var head = Checkpoint.Read(new SignedNote(System.Text.Encoding.UTF8.GetString(text), []));
        return head.Origin == keys.Origin
            ? (head, key)
            : throw VerdictException.Invalid("the head belongs to another log than the keys");
    }

    /// <summary>Compares with the kept head, if there is one; the words for what was found.</summary>
    public static string? CheckKnown(ExportFolder folder, Checkpoint head, SignedNote? note, KeyRing keys)
    {
        if (note is null) return null;
        var known = Checkpoint.Read(note);
        if (known.Origin != head.Origin) throw VerdictException.Missing("the kept head belongs to another log");
        var signed = keys.Keys.Any(key => note.SignatureOf(known.Origin.ToString(), key.Key) is not null);
        if (!signed) throw VerdictException.Invalid("the kept head is not signed by this log");
        if (known.Head.Size == head.Head.Size)
        {
            return known.Head.Root == head.Head.Root
                ? "The head is the one you kept."
                : throw new VerdictException(ExitCodes.TwoHistories, "two heads of one size were signed by this log");
        }

        if (known.Head.Size > head.Head.Size)
        {
            throw VerdictException.Missing("the kept head is newer than this export; ask for a newer export");
        }

        var proof = ConsistencyProof.Read(folder.Read(ExportFiles.Consistency));
        if (proof.OldSize != known.Head.Size) throw VerdictException.Missing("consistency.txt is for another head");
        return Merkle.VerifyConsistency(known.Head, head.Head, proof.Hashes)
            ? "The log continues the head you kept."
            : throw VerdictException.Invalid("the log does not continue the head you kept");
    }
}
