using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Permagent.Verify.Statements;

/// <summary>The hash that an approval signs: SHA-256 over a prefix and the 21 fields of <see
/// cref="ActionFacts"/>.</summary>
public static class ActionDigest
{
    private static ReadOnlySpan<byte> Prefix => "permagent/action/v1\0"u8;

    /// <summary>The digest of an action.</summary>
    /// <exception cref="ArgumentException">Both or neither of the two forms of arguments, or a nonce of another
    /// length.</exception>
    public static Digest Of(ActionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Argv is null == facts.ArgumentJson is null)
        {
            throw new ArgumentException("An action has an argument list or argument JSON.", nameof(facts));
        }

        if (facts.Nonce.Length != ActionFacts.NonceLength)
        {
            throw new ArgumentException($"A nonce has {ActionFacts.NonceLength} bytes.", nameof(facts));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Prefix);
        hash.AppendData(Fields(facts).ToArray());
        return new Digest(hash.GetHashAndReset());
    }

    // The numbers are those of trust.md: the order of the calls is the format.
    private static Tlv Fields(ActionFacts facts)
    {
        var fields = new Tlv().Text(facts.Origin).Text(facts.Task).Number((ulong?)facts.Attempt)
            .Text(facts.Class).Text(facts.Tier).Text(facts.Tool).Hash(facts.ToolDefinition);
        fields = facts.Argv is { } list ? fields.Texts(list) : fields.Bytes(facts.ArgumentJson!.Value.Span);
        fields = fields.Text(facts.WorkingFolder);
        fields = facts.Environment is { } environment ? fields.Texts(Sorted(environment)) : fields.Absent();
        fields = fields.Hash(facts.Input).List([.. facts.Targets.Select(Target)]);
        fields = facts.Destination is { } place ? fields.Texts(Destination(place)) : fields.Absent();
        return fields.Texts(Sorted(facts.Labels)).Hash(facts.Policy).Hash(facts.Sandbox)
            .Number((ulong?)facts.CostCapUsdMicro).Text(facts.UndoKind)
            .Number((ulong?)facts.Expires?.ToUnixTimeMilliseconds()).Bytes(facts.Nonce.Span).Hash(facts.Card);
    }

    private static ReadOnlyMemory<byte> Target(ActionTarget target)
    {
        var path = Encoding.UTF8.GetBytes(target.Path);
        var bytes = new byte[4 + path.Length + Digest.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)path.Length);
        path.CopyTo(bytes, 4);
        target.Before.CopyTo(bytes.AsSpan(4 + path.Length));
        return bytes;
    }

    private static IEnumerable<string> Destination(ActionDestination place) =>
    [
        place.Scheme, place.Host, place.Port.ToString(CultureInfo.InvariantCulture), place.Account,
        .. Sorted(place.Recipients),
    ];

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) => texts.Order(StringComparer.Ordinal);
}
