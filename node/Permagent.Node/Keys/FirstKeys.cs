using Permagent.Verify.Formats;
using Permagent.Verify.Statements;

namespace Permagent.Node.Keys;

/// <summary>The first keys of a home and the statement that binds them: made before the log, signed by both
/// (trust.md section 8). May be repeated after a crash: what exists is kept.</summary>
internal static class FirstKeys
{
    /// <summary>Makes node and approver key and the first key event, whichever is missing.</summary>
    public static void Make(KeyFiles files, bool trial, DateTimeOffset now)
    {
        files.Make(KeyRoles.Node);
        files.Make(KeyRoles.Approver);
        if (files.ReadEvents().Count > 0) return;
        using var nodeKey = files.Load(KeyRoles.Node);
        using var approverKey = files.Load(KeyRoles.Approver);
        var node = new EcdsaSigner(nodeKey);
        var approver = new EcdsaSigner(approverKey);
        var origin = new LogOrigin(NodeId.Of(node.Spki.Span), Epoch: 0);
        var first = new KeyEvent(
            KeyEvent.Version, Algorithms.EcdsaP256, KeyEvents.First, origin.ToString(),
            [KeyEventKey.Of(KeyRoles.Node, node), KeyEventKey.Of(KeyRoles.Approver, approver)],
            Replaces: null, LastTrustedSeq: null, Trial: trial ? true : null, Timestamp.Write(now));
        File.Delete(files.Events); // Holds at most a line that a crash cut off.
        files.AddEvent(StatementCodec.Sign(first.AboutKeys(), node, approver));
    }
}
