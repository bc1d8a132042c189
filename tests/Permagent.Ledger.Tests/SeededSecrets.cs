using System.Security.Cryptography;

namespace Permagent.Ledger.Tests;

/// <summary>Secrets from a seed, so that a run can be repeated.</summary>
internal sealed class SeededSecrets(int seed) : RandomNumberGenerator
{
#pragma warning disable RS0030 // The seed is the point.
    private readonly Random _random = new(seed);
#pragma warning restore RS0030

    public override void GetBytes(byte[] data) => _random.NextBytes(data);

    public override void GetBytes(Span<byte> data) => _random.NextBytes(data);
}
