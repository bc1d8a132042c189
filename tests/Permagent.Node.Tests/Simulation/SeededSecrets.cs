using System.Security.Cryptography;
using Permagent.Kernel.Util;

namespace Permagent.Node.Tests.Simulation;

/// <summary>Salts and nonces from a seed, so that a run can be replayed.</summary>
internal sealed class SeededSecrets(ulong seed) : RandomNumberGenerator
{
    private readonly SeededRandom _random = new(seed);

    public override void GetBytes(byte[] data) => _random.NextBytes(data);
}
