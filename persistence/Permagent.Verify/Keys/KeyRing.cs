using Permagent.Verify.Statements;

namespace Permagent.Verify.Keys;

/// <summary>The keys of a home as its signed key events tell them. A value: an event makes a new ring.</summary>
public sealed class KeyRing
{
    /// <summary>Most keys that one home may enrol over its life.</summary>
    public const int KeysMax = 1024;

    private static readonly string[] ApproverRoles = [KeyRoles.Approver, KeyRoles.Presence, KeyRoles.Recovery];

    private readonly List<RingKey> _keys;

    private KeyRing(LogOrigin origin, bool trial, IEnumerable<RingKey> keys) =>
        (Origin, Trial, _keys) = (origin, trial, [.. keys]);

    /// <summary>The log that these keys belong to.</summary>
    public LogOrigin Origin { get; }

    /// <summary>A trial home: it may answer its own asks, and proves little.</summary>
    public bool Trial { get; }

    /// <summary>All keys ever enrolled, in order.</summary>
    public IReadOnlyList<RingKey> Keys => _keys;

    /// <summary>The node's key now.</summary>
    public PublicKey Node => Active(KeyRoles.Node).Last();

    /// <summary>Starts with the event that holds the first keys, signed by both of them.</summary>
    /// <exception cref="KeyEventRefusedException">It is another event, or a signature is missing.</exception>
    public static KeyRing Start(DsseEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        var happened = Read(envelope);
        var roles = happened.Keys.Select(key => key.Role).ToArray();
        if (happened.Event != KeyEvents.First || !roles.SequenceEqual([KeyRoles.Node, KeyRoles.Approver]))
        {
            throw new KeyEventRefusedException("The first key event names one node key and one approver key.");
        }

        if (happened.Trial == false) throw new KeyEventRefusedException("trial is true or absent.");
        var ring = new KeyRing(LogOrigin.Parse(happened.Origin), happened.Trial == true, []);
        foreach (var added in happened.Keys) ring.Enrol(envelope, added);
        return LogOrigin.Parse(happened.Origin).Node == NodeId.Of(ring.Node.Spki.Span)
            ? ring
            : throw new KeyEventRefusedException("The log's name does not come from the first node key.");
    }

    /// <summary>The ring after the next event.</summary>
    /// <exception cref="KeyEventRefusedException">A signature that its rule asks for is missing.</exception>
    public KeyRing With(DsseEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        var next = new KeyRing(Origin, Trial, _keys);
        next.Apply(envelope);
        return next;
    }

    /// <summary>The keys of a role that are not revoked.</summary>
    public IEnumerable<PublicKey> Active(string role) =>
        _keys.Where(key => key.Role == role && !key.Revoked).Select(key => key.Key);

    /// <summary>The enrolled key with this id; null = it was never enrolled.</summary>
    public RingKey? Find(KeyId id) => _keys.Find(key => key.Key.Id == id);

    private static KeyEvent Read(DsseEnvelope envelope)
    {
        try
        {
            var statement = StatementCodec.ReadKeyEvent(envelope);
            var happened = statement.Predicate;
            var named = statement.Subject.Select(subject => (subject.Name, subject.Digest.Sha256));
            var keys = happened.Keys.Select(key => (key.Role, key.ToKey().Id.Value));
            if (happened.V != KeyEvent.Version || happened.Alg != Algorithms.EcdsaP256 || !named.SequenceEqual(keys))
            {
                throw new KeyEventRefusedException("Version, algorithm or subjects of a key event do not fit.");
            }

            Timestamp.Read(happened.Ts);
            return happened;
        }
        catch (FormatException failure)
        {
            throw new KeyEventRefusedException($"A key event cannot be read: {failure.Message}", failure);
        }
    }

    private void Apply(DsseEnvelope envelope)
    {
        var happened = Read(envelope);
        if (happened.Origin != Origin.ToString()) throw new KeyEventRefusedException("The event is of another log.");
        if (happened.Keys.Length != 1) throw new KeyEventRefusedException("An event after the first names one key.");
        if (_keys.Count >= KeysMax) throw new KeyEventRefusedException($"A home has at most {KeysMax} keys.");
        var key = happened.Keys[0];
        switch (happened.Event)
        {
            case KeyEvents.Add:
                Demand(MayAdd(envelope, key.Role), "the keys that may add one");
                Enrol(envelope, key);
                break;
            case KeyEvents.Rotate:
                Demand(MayAdd(envelope, key.Role), "the keys that may change one");
                Enrol(envelope, key);
                Revoke(new KeyId(happened.Replaces ?? default), key.Role, happened.LastTrustedSeq);
                break;
            case KeyEvents.Revoke:
                Demand(SignedByAny(envelope, KeyRoles.Presence, KeyRoles.Recovery), "a presence or the recovery key");
                Revoke(key.ToKey().Id, key.Role, happened.LastTrustedSeq);
                break;
            default:
                throw new KeyEventRefusedException($"{happened.Event} is no key event.");
        }
    }

    // The first presence key and the first recovery key may follow without either: there is nobody else yet to ask.
    private bool MayAdd(DsseEnvelope envelope, string role)
    {
        var first = role is KeyRoles.Presence or KeyRoles.Recovery && !_keys.Exists(key => key.Role == role);
        if (first) return SignedByAny(envelope, KeyRoles.Approver) && SignedByAny(envelope, KeyRoles.Node);
        if (ApproverRoles.Contains(role)) return SignedByAny(envelope, KeyRoles.Presence, KeyRoles.Recovery);
        return SignedByAny(envelope, KeyRoles.Recovery)
            || (SignedByAny(envelope, KeyRoles.Node) && SignedByAny(envelope, KeyRoles.Presence));
    }

    private bool SignedByAny(DsseEnvelope envelope, params string[] roles) =>
        roles.SelectMany(Active).Any(envelope.IsSignedBy);

    private static void Demand(bool signed, string who)
    {
        if (!signed) throw new KeyEventRefusedException($"The key event lacks the signature of {who}.");
    }

    private void Enrol(DsseEnvelope envelope, KeyEventKey added)
    {
        if (!KeyRoles.All.Contains(added.Role)) throw new KeyEventRefusedException($"{added.Role} is no role.");
        var key = added.ToKey();
        Demand(envelope.IsSignedBy(key), "the new key itself");
        if (Find(key.Id) is not null) throw new KeyEventRefusedException("The key was enrolled before.");
        _keys.Add(new RingKey(key, added.Role));
    }

    private void Revoke(KeyId id, string role, long? lastTrusted)
    {
        var place = _keys.FindIndex(key => key.Key.Id == id && key.Role == role && !key.Revoked);
        if (place < 0) throw new KeyEventRefusedException("The key that should end is not in force.");
        _keys[place] = _keys[place] with { Revoked = true, LastTrustedSeq = lastTrusted };
    }
}
