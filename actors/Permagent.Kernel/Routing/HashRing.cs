#nullable disable
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Permagent.Kernel.Routing;

/// <summary>Routees on a ring of hashes, each at several places: who comes or goes moves few keys.</summary>
internal sealed class HashRing
{
    private readonly ulong[] _places;
    private readonly Routee[] _owners;

    internal HashRing(Routee[] routees, int virtualNodes)
    {
        (ulong Place, Routee Owner)[] ring =
        [
            .. routees.SelectMany(routee => Enumerable.Range(0, virtualNodes).Select(node => (
                Hash(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{NameOf(routee)}:{node}"))),
                routee))).OrderBy(place => place.Item1),
        ];
        _places = [.. ring.Select(place => place.Place)];
        _owners = [.. ring.Select(place => place.Owner)];
    }

    internal Routee OwnerOf(ReadOnlySpan<byte> key)
    {
        int at = Array.BinarySearch(_places, Hash(key));
        at = at < 0 ? ~at : at;
        return _owners[at == _owners.Length ? 0 : at];
    }

    // SHA-256: the same on every runtime, and as even as a ring needs.
    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }

    private static string NameOf(Routee routee) => routee switch
    {
        ActorRefRoutee actor => actor.Actor.Path.ToStringWithoutAddress(),
        ActorSelectionRoutee selected => selected.Selection.Anchor.Path.ToStringWithoutAddress()
            + selected.Selection.PathString,
        _ => routee.ToString(),
    };
}
