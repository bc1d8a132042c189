using System.Security.Cryptography;
using Permagent.Brain.Ingest;

namespace Permagent.Brain;

/// <summary>How to open a Brain.</summary>
public sealed record BrainOptions
{
    /// <summary>State folder; holds <c>brain.db</c> and <c>brain.key</c>. Created with mode 0700 if it is missing.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>The clock. System times never go back even if it does.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Makes <c>brain.key</c>, once.</summary>
    public required RandomNumberGenerator Secrets { get; init; }

    /// <summary>Who executes. Default: an own writer thread.</summary>
    public BrainMode Mode { get; init; } = BrainMode.Threaded;

    /// <summary>Readers of further kinds of sources; plain text is built in. Default: none.</summary>
    public ImmutableArray<ISourceReader> Readers { get; init; } = [];

    /// <summary>How text becomes index terms. Default: the product's form. Fixed when the database is made.</summary>
    public AnalysisForm Analysis { get; init; } = AnalysisForm.Product;

    /// <summary>Uses this key of 32 bytes in place of <c>brain.key</c>: for evaluation only. Default: empty.</summary>
    public ReadOnlyMemory<byte> FixedKey { get; init; }
}
