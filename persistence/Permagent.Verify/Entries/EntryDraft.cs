using System.Text.Json;

namespace Permagent.Verify.Entries;

/// <summary>An entry before it has its place in a log. What the log itself knows (place, time, link) is added
/// there.</summary>
public sealed record EntryDraft
{
    /// <summary>One of <see cref="EntryTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Who acted.</summary>
    public required EntryActor Actor { get; init; }

    /// <summary>Goal that it belongs to; null = none.</summary>
    public string? Goal { get; init; }

    /// <summary>Task that it belongs to; null = none.</summary>
    public string? Task { get; init; }

    /// <summary>Attempt of the task, from 1; null = none.</summary>
    public int? Attempt { get; init; }

    /// <summary>W3C trace and span id, joined by a dash; null = none.</summary>
    public string? Span { get; init; }

    /// <summary>What is done or wanted.</summary>
    public EntryAction? Action { get; init; }

    /// <summary>What was decided.</summary>
    public EntryDecision? Decision { get; init; }

    /// <summary>What became of it.</summary>
    public EntryEffect? Effect { get; init; }

    /// <summary>Provenance labels in force.</summary>
    public ImmutableArray<string>? Labels { get; init; }

    /// <summary>What it cost.</summary>
    public EntryCost? Cost { get; init; }

    /// <summary>What belongs to the type alone: a JSON object with whole numbers only.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>Paths, or starts of paths, of fields that the node measured itself.</summary>
    public ImmutableArray<string> Observed { get; init; } = [];

    /// <summary>Paths, or starts of paths, of fields that come from a model, a tool or a peer.</summary>
    public ImmutableArray<string> Asserted { get; init; } = [];

    /// <summary>Earlier entries that this one answers or amends.</summary>
    public ImmutableArray<long>? Refs { get; init; }

    /// <summary>The same draft with every field, but those in <see cref="Asserted"/>, named as measured by the
    /// node.</summary>
    /// <remarks>For entries that the node writes about its own doing. A path under an asserted start stays
    /// asserted.</remarks>
    public EntryDraft AllObserved() => this with { Observed = EntryPaths.NotCovered(this with { Observed = [] }) };
}
