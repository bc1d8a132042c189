#nullable disable
using System.Globalization;

namespace Permagent.Kernel.Actor;

/// <summary>Protocol and system of a path; host and port only where one is given.</summary>
public sealed class Address : IEquatable<Address>
{
    /// <summary>Makes an address from its parts.</summary>
    public Address(string protocol, string system, string host = null, int? port = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(protocol);
        ArgumentException.ThrowIfNullOrEmpty(system);
        Protocol = protocol;
        System = system;
        Host = host;
        Port = port;
    }

    /// <summary>The scheme, <c>akka</c> for local actors.</summary>
    public string Protocol { get; }

    /// <summary>The name of the actor system.</summary>
    public string System { get; }

    /// <summary>The host, or null.</summary>
    public string Host { get; }

    /// <summary>The port, or null.</summary>
    public int? Port { get; }

    /// <summary>Reads <c>protocol://system[@host:port]</c>; a path after it is ignored.</summary>
    public static bool TryParse(string path, out Address address) => TryParse(path, out address, out _);

    /// <summary>Reads an address and gives back the path that follows it, <c>/</c> if there is none.</summary>
    public static bool TryParse(string path, out Address address, out string absolutUri)
    {
        address = null;
        absolutUri = null;
        int scheme = path is null ? -1 : path.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0)
        {
            return false;
        }

        string rest = path[(scheme + 3)..];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        absolutUri = slash < 0 ? "/" : rest[slash..];
        string authority = slash < 0 ? rest : rest[..slash];
        return TryAuthority(path[..scheme], authority, out address);
    }

    /// <inheritdoc/>
    public bool Equals(Address other) => other is not null && Protocol == other.Protocol && System == other.System
        && Host == other.Host && Port == other.Port;

    /// <inheritdoc/>
    public override bool Equals(object obj) => Equals(obj as Address);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Protocol, System, Host, Port);

    /// <summary>The address as text: <c>akka://node</c> or <c>akka.tcp://node@host:1</c>.</summary>
    public override string ToString() => Host is null
        ? $"{Protocol}://{System}"
        : string.Create(CultureInfo.InvariantCulture, $"{Protocol}://{System}@{Host}:{Port}");

    private static bool TryAuthority(string protocol, string authority, out Address address)
    {
        address = null;
        int at = authority.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            address = authority.Length == 0 ? null : new Address(protocol, authority);
            return address is not null;
        }

        int colon = authority.LastIndexOf(':');
        if (at == 0 || colon < at
            || !int.TryParse(authority[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int port))
        {
            return false;
        }

        address = new Address(protocol, authority[..at], authority[(at + 1)..colon], port);
        return true;
    }
}
