using System.Text.Json;
using System.Text.Json.Serialization;

namespace Permagent.Verify.Entries;

/// <summary>One sealed line of a log. Properties are written in this order; absent ones are left out.</summary>
public sealed record Entry
{
    /// <summary>Most bytes of one entry: its length is written in 16 bits.</summary>
    public const int BytesMax = 65_535;

    /// <summary>The version that is written.</summary>
    public const int Version = 1;

    /// <summary>Version of the format: 1.</summary>
    public required int V { get; init; }

    /// <summary>Origin of the log.</summary>
    public required string Log { get; init; }

    /// <summary>Place in the log, from 0.</summary>
    public required long Seq { get; init; }

    /// <summary>One of <see cref="EntryTypes"/>; a reader keeps types that it does not know.</summary>
    public required string Type { get; init; }

    /// <summary>Wall time, RFC 3339 in UTC with milliseconds.</summary>
    public required string Ts { get; init; }

    /// <summary>Id of the start of the machine or, in a simulation, of the node.</summary>
    public required string Boot { get; init; }

    /// <summary>Monotonic milliseconds since that start; shows jumps of the clock.</summary>
    public required long MonoMs { get; init; }

    /// <inheritdoc cref="EntryDraft.Actor" />
    public required EntryActor Actor { get; init; }

    /// <inheritdoc cref="EntryDraft.Goal" />
    public string? Goal { get; init; }

    /// <inheritdoc cref="EntryDraft.Task" />
    public string? Task { get; init; }

    /// <inheritdoc cref="EntryDraft.Attempt" />
    public int? Attempt { get; init; }

    /// <inheritdoc cref="EntryDraft.Span" />
    public string? Span { get; init; }

    /// <inheritdoc cref="EntryDraft.Action" />
    public EntryAction? Action { get; init; }

    /// <inheritdoc cref="EntryDraft.Decision" />
    public EntryDecision? Decision { get; init; }

    /// <inheritdoc cref="EntryDraft.Effect" />
    public EntryEffect? Effect { get; init; }

    /// <inheritdoc cref="EntryDraft.Labels" />
    public ImmutableArray<string>? Labels { get; init; }

    /// <inheritdoc cref="EntryDraft.Cost" />
    public EntryCost? Cost { get; init; }

    /// <inheritdoc cref="EntryDraft.Data" />
    public JsonElement? Data { get; init; }

    /// <inheritdoc cref="EntryDraft.Observed" />
    public required ImmutableArray<string> Observed { get; init; }

    /// <inheritdoc cref="EntryDraft.Asserted" />
    public required ImmutableArray<string> Asserted { get; init; }

    /// <inheritdoc cref="EntryDraft.Refs" />
    public ImmutableArray<long>? Refs { get; init; }

    /// <summary>Leaf hash of the entry before; absent in the first.</summary>
    public Digest? Prev { get; init; }

    /// <summary>What the node and others said, without its place in the log.</summary>
    [JsonIgnore]
    public EntryDraft Draft => new()
    {
        Type = Type, Actor = Actor, Goal = Goal, Task = Task, Attempt = Attempt, Span = Span, Action = Action,
        Decision = Decision, Effect = Effect, Labels = Labels, Cost = Cost, Data = Data, Observed = Observed,
        Asserted = Asserted, Refs = Refs,
    };

    /// <summary>Gives a draft its place in a log.</summary>
    public static Entry Seal(EntryDraft draft, EntryPlace place)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(place);
        return new Entry
        {
            V = Version, Log = place.Log.ToString(), Seq = place.Seq, Type = draft.Type,
            Ts = Timestamp.Write(place.Time), Boot = place.Boot, MonoMs = place.MonoMs,
            Actor = draft.Actor, Goal = draft.Goal, Task = draft.Task, Attempt = draft.Attempt, Span = draft.Span,
            Action = draft.Action, Decision = draft.Decision, Effect = draft.Effect, Labels = draft.Labels,
            Cost = draft.Cost, Data = draft.Data, Observed = draft.Observed, Asserted = draft.Asserted,
            Refs = draft.Refs, Prev = place.Prev,
        };
    }
}
