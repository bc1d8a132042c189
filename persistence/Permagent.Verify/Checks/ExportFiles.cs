namespace Permagent.Verify.Checks;

/// <summary>Names of the files of an export.</summary>
public static class ExportFiles
{
    /// <summary>The receipt's envelope, then the envelopes of answers; one a line.</summary>
    public const string Receipt = "receipt.intoto.jsonl";

    /// <summary>The receipt as a sigstore bundle.</summary>
    public const string Bundle = "receipt.sigstore.json";

    /// <summary>The exact payload of the receipt.</summary>
    public const string Statement = "receipt.statement.json";

    /// <summary>The exact bytes that were signed.</summary>
    public const string Pae = "receipt.pae";

    /// <summary>The node's signature over them, DER.</summary>
    public const string Signature = "receipt.sig";

    /// <summary>The exact bytes of the receipt's entry.</summary>
    public const string Entry = "receipt.entry";

    /// <summary>Proof that this entry lies in the log.</summary>
    public const string Proof = "receipt.tlog-proof";

    /// <summary>The three lines of the head.</summary>
    public const string Checkpoint = "checkpoint.txt";

    /// <summary>The node's signature over them, DER.</summary>
    public const string CheckpointSignature = "checkpoint.sig";

    /// <summary>Proof that an older head is a start of this one.</summary>
    public const string Consistency = "consistency.txt";

    /// <summary>Entries with their places.</summary>
    public const string Entries = "entries.bin";

    /// <summary>Key events from the first key on; one envelope a line.</summary>
    public const string Keys = "keys.intoto.jsonl";

    /// <summary>The node's key.</summary>
    public const string NodeKey = "node.pub.pem";

    /// <summary>Start of the names of the keys of approvers.</summary>
    public const string ApproverKeyStart = "approver-";

    /// <summary>All receipts of a log; one envelope a line.</summary>
    public const string Receipts = "receipts.intoto.jsonl";

    /// <summary>Folder of the outputs that the user picked, each under its hash.</summary>
    public const string Blobs = "blobs";

    /// <summary>The check with openssl alone.</summary>
    public const string Script = "verify.sh";

    /// <summary>How to check by hand.</summary>
    public const string Guide = "VERIFY.txt";
}
