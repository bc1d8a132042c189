#nullable disable
using System.Globalization;

namespace Permagent.Kernel.Actor;

/// <summary>Where an actor stands in the tree: address, names from the root, uid of one incarnation.</summary>
/// <remarks>Paths compare by address and names; the uid is compared by refs only.</remarks>
public abstract class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>
{
    /// <summary>The characters a name may hold beside ASCII letters, digits and <c>%hh</c>.</summary>
    public const string ValidSymbols = "\"-_.*$+:@&=,!~';()";

    private string _name;

    private protected ActorPath(string name, long uid)
    {
        _name = name;
        Number = name is null ? -1 : GeneratedName.NumberOf(name);
        Uid = uid;
    }

    private protected ActorPath(long number, long uid)
    {
        Number = number;
        Uid = uid;
    }

    /// <summary>The last name, <c>/</c> for the root.</summary>
    public string Name => _name ??= Number < 0 ? null : GeneratedName.Of(Number);

    /// <summary>The incarnation, zero when the path names none.</summary>
    public long Uid { get; }

    /// <summary>What a generated name stands for, -1 for any other name. Such a name becomes a string only when it is
    /// read.</summary>
    internal long Number { get; }

    /// <summary>Protocol and system.</summary>
    public Address Address => Root.Address;

    /// <summary>The path one level up; the root is its own parent.</summary>
    public abstract ActorPath Parent { get; }

    /// <summary>The root of the tree.</summary>
    public abstract RootActorPath Root { get; }

    /// <summary>Number of names below the root.</summary>
    public abstract int Depth { get; }

    /// <summary>The names from the root, the last one included.</summary>
    public IReadOnlyList<string> Elements
    {
        get
        {
            string[] names = new string[Depth];
            ActorPath path = this;
            for (int i = names.Length - 1; i >= 0; i--)
            {
                names[i] = path.Name;
                path = path.Parent;
            }

            return names;
        }
    }

    /// <summary>A child's path, without uid.</summary>
    public static ActorPath operator /(ActorPath path, string name) => new ChildActorPath(path, name, 0);

    /// <summary>A descendant's path, without uid.</summary>
    public static ActorPath operator /(ActorPath path, IEnumerable<string> names) =>
        names.Where(name => name.Length > 0).Aggregate(path, (parent, name) => parent / name);

    /// <summary>Reads a full path.</summary>
    /// <exception cref="UriFormatException">The text is no actor path.</exception>
    public static ActorPath Parse(string path) => TryParse(path, out ActorPath found)
        ? found
        : throw new UriFormatException($"Cannot read an actor path: '{path}'. Form: akka://system/user/name[#uid].");

    /// <summary>Reads a full path.</summary>
    public static bool TryParse(string path, out ActorPath actorPath)
    {
        actorPath = null;
        return Address.TryParse(path, out Address address, out string absolute)
            && TryParse(new RootActorPath(address), absolute, out actorPath);
    }

    /// <summary>Reads a path without address below <paramref name="basePath"/>'s root.</summary>
    public static bool TryParse(ActorPath basePath, string absoluteUri, out ActorPath actorPath)
    {
        actorPath = null;
        if (absoluteUri is null || !absoluteUri.StartsWith('/'))
        {
            return false;
        }

        long uid = 0;
        int hash = absoluteUri.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0)
        {
            if (!long.TryParse(absoluteUri.AsSpan(hash + 1), NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture, out uid))
            {
                return false;
            }

            absoluteUri = absoluteUri[..hash];
        }

        ActorPath path = basePath.Root / absoluteUri.Split('/');
        actorPath = uid == 0 ? path : path.WithUid(uid);
        return true;
    }

    /// <summary>Whether a text may be the name of an actor.</summary>
    public static bool IsValidPathElement(string s)
    {
        if (string.IsNullOrEmpty(s) || s[0] == '$')
        {
            return false;
        }

        for (int i = 0; i < s.Length; i++)
        {
            if (s[i] == '%' && i + 2 < s.Length && char.IsAsciiHexDigit(s[i + 1]) && char.IsAsciiHexDigit(s[i + 2]))
            {
                i += 2;
            }
            else if (!char.IsAsciiLetterOrDigit(s[i]) && !ValidSymbols.Contains(s[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same path with another incarnation.</summary>
    public abstract ActorPath WithUid(long uid);

    /// <summary>The ancestor at a depth; a negative depth counts from here upwards.</summary>
    public ActorPath ParentOf(int depth)
    {
        int steps = depth >= 0 ? Depth - depth : -depth;
        ActorPath path = this;
        for (; steps > 0; steps--)
        {
            path = path.Parent;
        }

        return path;
    }

    /// <summary>The names only: <c>/user/a</c>.</summary>
    public string ToStringWithoutAddress() => "/" + string.Join('/', Elements);

    /// <summary>Address and names.</summary>
    public string ToStringWithAddress() => ToStringWithAddress(Address);

    /// <summary>Names under the given address, unless the path has a host of its own.</summary>
    public string ToStringWithAddress(Address address) =>
        (Address.Host is null ? address : Address) + ToStringWithoutAddress();

    /// <summary>Names with uid, without address.</summary>
    public string ToStringWithUid() => ToString() + Fragment();

    /// <summary>Address, names and uid: what is written where a path is kept.</summary>
    public string ToSerializationFormat() => ToStringWithAddress() + Fragment();

    /// <summary>Address and names, no uid.</summary>
    public override string ToString() => ToStringWithAddress();

    /// <inheritdoc/>
    public bool Equals(ActorPath other)
    {
        if (other is null || other.Depth != Depth)
        {
            return false;
        }

        ActorPath left = this;
        ActorPath right = other;
        while (left.Depth > 0)
        {
            if (ReferenceEquals(left, right))
            {
                return true;
            }

            if (!left.IsNamed(right._name, right.Number))
            {
                return false;
            }

            left = left.Parent;
            right = right.Parent;
        }

        return left.Address.Equals(right.Address);
    }

    /// <inheritdoc/>
    public override bool Equals(object obj) => Equals(obj as ActorPath);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Parent.Name, Depth);

    /// <inheritdoc/>
    public int CompareTo(ActorPath other) => other is null
        ? 1
        : string.CompareOrdinal(ToStringWithAddress(), other.ToStringWithAddress());

    /// <summary>Whether the last name is this one, or that of this number if it is not negative.</summary>
    internal bool IsNamed(string name, long number) => number == Number && (number >= 0 || name == _name);

    private string Fragment() => Uid == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"#{Uid}");
}
