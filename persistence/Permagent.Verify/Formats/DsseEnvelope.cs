namespace Permagent.Verify.Formats;

/// <summary>A payload with the signatures over it.</summary>
public sealed record DsseEnvelope(
    string PayloadType, ReadOnlyMemory<byte> Payload, ImmutableArray<DsseSignature> Signatures)
{
    /// <summary>True when one of the signatures was made by the key. Hints are not looked at.</summary>
    public bool IsSignedBy(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var signed = Dsse.Pae(PayloadType, Payload.Span);
        return Signatures.Any(signature => key.Verify(signed, signature.Bytes.Span));
    }
}
