using System.Text.Json;
using Permagent.Actors.Tools;
using Permagent.Protocol.Gate;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Gate.Calls;

/// <summary>All that is needed to carry out a call later, or again: kept as a blob, named by its entry's
/// <c>args_c</c>.</summary>
internal sealed record CallRecord
{
    /// <summary>The attempt's capability at the time.</summary>
    public required AttemptScope Scope { get; init; }

    /// <summary>Tool id.</summary>
    public required string Tool { get; init; }

    /// <summary>Arguments as they came.</summary>
    public required JsonElement Args { get; init; }

    /// <summary>How often the attempt did the same before.</summary>
    public required int Ordinal { get; init; }

    /// <summary>False for an undo.</summary>
    public bool NamesTask { get; init; } = true;

    /// <summary>What it would do.</summary>
    public required ActionPlan Plan { get; init; }

    /// <summary>Tier, nonce, expiry, card.</summary>
    public required ActionTerms Terms { get; init; }

    /// <summary>The digest of all that.</summary>
    public required Digest Digest { get; init; }

    /// <summary>The rule in words.</summary>
    public required string Rule { get; init; }

    /// <summary>Raisers that hit.</summary>
    public ImmutableArray<string> RaisedBy { get; init; } = [];

    /// <summary>What a person sees; null when nobody is asked. Its ask number is 0 until the request has one.</summary>
    public AskCard? Card { get; init; }
}
