using Permagent.Verify.Keys;

namespace Permagent.Verify.Checks;

/// <summary>The keys of an export, and whether a key known from elsewhere stands behind them.</summary>
internal static class KeyChain
{
    public static KeyRing Read(ExportFolder folder)
    {
        KeyRing? keys = null;
        foreach (var line in folder.Lines(ExportFiles.Keys))
        {
            var envelope = Dsse.Read(line);
            keys = keys is null ? KeyRing.Start(envelope) : keys.With(envelope);
        }

        return keys ?? throw VerdictException.Missing($"{ExportFiles.Keys} is empty");
    }

    /// <summary>True when a pinned key is among them; false when none was pinned; else the keys are somebody
    /// else's.</summary>
    public static bool IsPinned(KeyRing keys, VerifyRequest request)
    {
        if (request.NodeKeys.IsEmpty && request.ApproverKeys.IsEmpty) return false;
        var known = keys.Keys.ToLookup(key => key.Key.Id);
        var node = request.NodeKeys.Any(pin => known[pin.Id].Any(key => key.Role == Statements.KeyRoles.Node));
        var approver = request.ApproverKeys.Any(pin => known[pin.Id].Any(key => key.Role != Statements.KeyRoles.Node));
        return node || approver
            ? true
            : throw VerdictException.Invalid("the keys of this export do not come from a key that you named");
    }

    /// <summary>The enrolled node key that made the signature; whether it is trusted for entries up to that
    /// place.</summary>
    public static RingKey NodeKeyOf(KeyRing keys, Func<PublicKey, bool> signed, string what) =>
        keys.Keys.FirstOrDefault(key => key.Role == Statements.KeyRoles.Node && signed(key.Key))
        ?? throw VerdictException.Invalid($"{what} is not signed by a node key of this log");

    /// <summary>Each key file of the export must be one of the enrolled keys.</summary>
    public static void CheckKeyFiles(ExportFolder folder, KeyRing keys)
    {
        foreach (var name in folder.Names("*.pem"))
        {
            var key = PublicKey.FromPem(System.Text.Encoding.UTF8.GetString(folder.Read(name)));
            Verification.Demand(keys.Find(key.Id) is not null, $"{name} holds a key that was never enrolled");
        }
    }
}
