using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Permagent.Actors.Ports;
using Permagent.Node.Adapters;
using Permagent.Verify.Formats;

namespace Permagent.Node.Wiring;

/// <summary>All that a node takes from its surroundings. A simulation gives other values and replays a run.</summary>
internal sealed record NodeAmbient
{
    /// <summary>The clock of everything.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Chance: ids and jitter.</summary>
    public required Random Chance { get; init; }

    /// <summary>Seed of the actor system.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Keys, salts and nonces.</summary>
    public required RandomNumberGenerator Secrets { get; init; }

    /// <summary>Where blocking work runs.</summary>
    public required IWorkRunner Work { get; init; }

    /// <summary>True: the stores run on the caller's thread, as in a simulation.</summary>
    public required bool Inline { get; init; }

    /// <summary>Id of the machine; the ledger notices a copied home by it.</summary>
    public required string PlatformId { get; init; }

    /// <summary>Id of this start of the machine, or of the simulated node.</summary>
    public required string BootId { get; init; }

    /// <summary>SHA-256 of the program, for receipts.</summary>
    public required Digest Binary { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>Operating system, for receipts.</summary>
    public required string Os { get; init; }

    /// <summary>Where log lines go. Default: nowhere.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The surroundings of this process: the system's clock, chance and secrets.</summary>
    public static NodeAmbient OfProcess(ILoggerFactory loggers)
    {
        var seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        return new()
        {
            Clock = TimeProvider.System,
            Chance = new Kernel.Util.SeededRandom(seed),
            Seed = seed,
            Secrets = RandomNumberGenerator.Create(),
            Work = new PoolWorkRunner(),
            Inline = false,
            PlatformId = Machine.Id(),
            BootId = Machine.BootId(),
            Binary = Machine.ProgramDigest(),
            Version = Cli.Product.Version,
            Os = Environment.OSVersion.VersionString,
            Loggers = loggers,
        };
    }
}
