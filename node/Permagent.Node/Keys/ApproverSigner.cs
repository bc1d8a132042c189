using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Permagent.Node.Api;
using Permagent.Node.Cli;
using Permagent.Node.Home;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;

namespace Permagent.Node.Keys;

/// <summary>Signs a person's answers in the client's process. A key is loaded for one signature and wiped; the daemon
/// never loads it.</summary>
internal sealed class ApproverSigner(TimeProvider clock) : IApproverSigner
{
    /// <summary>Wrong passphrases in a row before a pause.</summary>
    public const int WrongPassphrasesMax = 5;

    /// <summary>The pause after them: guessing by hand or script is slowed to five tries a minute.</summary>
    public static readonly TimeSpan PauseTime = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public bool HasPresenceKey(string home) => FilesOf(home).Has(KeyRoles.Presence);

    /// <inheritdoc/>
    public Task<string> SignAsync(SignRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var files = FilesOf(request.Home);
        var presence = request.Method == SignMethod.Passphrase;
        using var key = presence
            ? LoadPresence(request.Home, files, request.Passphrase ?? "")
            : files.Load(KeyRoles.Approver);
        var signer = new EcdsaSigner(key);
        var card = request.Card;
        var answer = new ActionApproval(
            ActionApproval.Version, Algorithms.EcdsaP256, card.Origin, card.RequestSeq,
            string.Create(CultureInfo.InvariantCulture, $"T{card.Tier}"),
            request.Allow ? ApprovalAnswers.AllowOnce : ApprovalAnswers.Deny, Limits: null,
            MethodOf(request.Method), presence, Timestamp.Write(clock.GetUtcNow()));
        var envelope = StatementCodec.Sign(answer.About(Digest.Parse(card.Digest)), signer);
        return Task.FromResult(Encoding.UTF8.GetString(Dsse.Write(envelope)));
    }

    /// <inheritdoc/>
    public Task EnrolPresenceAsync(string home, string passphrase, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var files = FilesOf(home);
        if (files.Has(KeyRoles.Presence))
        {
            throw new NodeException("PA-0121", "This home has a key with presence already.",
                "Use its passphrase.", 1);
        }

        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var nodeKey = files.Load(KeyRoles.Node);
        using var approverKey = files.Load(KeyRoles.Approver);
        var (added, node, approver) = (new EcdsaSigner(fresh), new EcdsaSigner(nodeKey), new EcdsaSigner(approverKey));
        var origin = new LogOrigin(NodeId.Of(node.Spki.Span), Epoch: 0);
        var happened = new KeyEvent(
            KeyEvent.Version, Algorithms.EcdsaP256, KeyEvents.Add, origin.ToString(),
            [KeyEventKey.Of(KeyRoles.Presence, added)], Replaces: null, LastTrustedSeq: null, Trial: null,
            Timestamp.Write(clock.GetUtcNow()));
        files.Keep(KeyRoles.Presence, fresh, passphrase);
        files.AddEvent(StatementCodec.Sign(happened.AboutKeys(), added, approver, node));
        return Task.CompletedTask;
    }

    private ECDsa LoadPresence(string home, KeyFiles files, string passphrase)
    {
        var tries = new PassphraseTries(HomeFolder.At(home), clock);
        tries.RequireOpen();
        if (files.TryLoad(KeyRoles.Presence, passphrase) is { } key)
        {
            tries.Clear();
            return key;
        }

        tries.CountWrong();
        throw new NodeException("PA-0122", "The passphrase is wrong; nothing was signed.", "Try again.", 1);
    }

    private static KeyFiles FilesOf(string home) => new(HomeFolder.At(home));

    private static string MethodOf(SignMethod method) => method switch
    {
        SignMethod.LocalUi => ApprovalMethods.LocalUi,
        SignMethod.Passphrase => ApprovalMethods.Passphrase,
        SignMethod.Trial => ApprovalMethods.Trial,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such method."),
    };
}
