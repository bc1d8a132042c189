using System.Text.Json;
using Permagent.Actors.Ports;
using Permagent.Protocol.Ledgers;

namespace Permagent.Actors.Goals;

/// <summary>Events of goals as bytes, and what follows from each: the map that the node gives to its journal, outbox
/// and feed. Any thread.</summary>
public static class GoalEventFormat
{
    /// <summary>Most bytes of one event. Default: 256 KiB; a plan of 12 tasks with all limits used takes
    /// less.</summary>
    public const int EventBytesMax = 262_144;

    /// <summary>Every written name with its version; a rename in code changes nothing on disk.</summary>
    private static readonly ImmutableArray<(Type Type, string Manifest)> Names =
    [
        (typeof(GoalOpened), "goal.opened/1"),
        (typeof(PlanningStarted), "goal.planning-started/1"),
        (typeof(PlanRefused), "goal.plan-refused/1"),
        (typeof(PlanProposed), "goal.plan-proposed/1"),
        (typeof(PlanAccepted), "goal.plan-accepted/1"),
        (typeof(PlanDenied), "goal.plan-denied/1"),
        (typeof(GoalWaiting), "goal.waiting/1"),
        (typeof(GoalResumed), "goal.resumed/1"),
        (typeof(GoalPaused), "goal.paused/1"),
        (typeof(GoalUnpaused), "goal.unpaused/1"),
        (typeof(GoalAbandoned), "goal.abandoned/1"),
        (typeof(GoalCancelled), "goal.cancelled/1"),
        (typeof(GoalVerifying), "goal.verifying/1"),
        (typeof(GoalVerified), "goal.verified/1"),
        (typeof(GoalCheckFailed), "goal.check-failed/1"),
        (typeof(GoalUncertain), "goal.uncertain/1"),
        (typeof(AcceptedUnproven), "goal.accepted-unproven/1"),
        (typeof(AttemptAsked), "goal.attempt-asked/1"),
        (typeof(LandingPlanned), "goal.landing-planned/1"),
        (typeof(LandingRequested), "goal.landing-requested/1"),
        (typeof(Landed), "goal.landed/1"),
        (typeof(LandingReverted), "goal.landing-reverted/1"),
        (typeof(LandingDenied), "goal.landing-denied/1"),
        (typeof(GoalCompleted), "goal.completed/1"),
        (typeof(GoalPartial), "goal.partial/1"),
        (typeof(GoalFailed), "goal.failed/1"),
        (typeof(RecoveryNoted), "goal.recovery-noted/1"),
        (typeof(TaskReady), "task.ready/1"),
        (typeof(TaskLeased), "task.leased/1"),
        (typeof(AttemptStarted), "task.attempt-started/1"),
        (typeof(TaskSubmitted), "task.submitted/1"),
        (typeof(AttemptAbandoned), "task.attempt-abandoned/1"),
        (typeof(AttemptFailed), "task.attempt-failed/1"),
        (typeof(CheckRecorded), "task.check-recorded/1"),
        (typeof(TaskAccepted), "task.accepted/1"),
        (typeof(TaskRejected), "task.rejected/1"),
        (typeof(TaskUncertain), "task.uncertain/1"),
        (typeof(TaskFailed), "task.failed/1"),
        (typeof(TaskSkipped), "task.skipped/1"),
        (typeof(TaskClosed), "task.closed/1"),
    ];

    private static readonly ImmutableDictionary<Type, string> ByType =
        Names.ToImmutableDictionary(name => name.Type, name => name.Manifest);

    private static readonly ImmutableDictionary<string, Type> ByManifest =
        Names.ToImmutableDictionary(name => name.Manifest, name => name.Type, StringComparer.Ordinal);

    /// <summary>All written names, in a fixed order.</summary>
    public static ImmutableArray<string> Manifests { get; } = [.. Names.Select(name => name.Manifest)];

    /// <summary>The written name of an event, or null when it is no event of a goal.</summary>
    public static string? ManifestOf(object happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return ByType.GetValueOrDefault(happened.GetType());
    }

    /// <summary>An event as UTF-8 JSON.</summary>
    /// <exception cref="UnknownEventException">It is no event of a goal.</exception>
    /// <exception cref="InvalidOperationException">It is longer than <see cref="EventBytesMax"/>; it must not be
    /// stored.</exception>
    public static byte[] Write(object happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var manifest = ManifestOf(happened) ?? throw new UnknownEventException(happened.GetType().Name);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), GoalJson.Default);
        if (bytes.Length <= EventBytesMax) return bytes;
        throw new InvalidOperationException($"A {manifest} event has {bytes.Length} bytes, over {EventBytesMax}.");
    }

    /// <summary>The event that was written.</summary>
    /// <exception cref="UnknownEventException">The name is not known to this version.</exception>
    /// <exception cref="JsonException">The bytes are no such event.</exception>
    public static object Read(string manifest, ReadOnlySpan<byte> bytes)
    {
        if (!ByManifest.TryGetValue(manifest, out var type)) throw new UnknownEventException(manifest);
        return JsonSerializer.Deserialize(bytes, type, GoalJson.Default)
            ?? throw new JsonException($"An event {manifest} is empty.");
    }

    /// <summary>The ledger entry that follows from an event, or null. It goes into the event's outbox row.</summary>
    public static LedgerDraft? LedgerOf(object happened) => happened is GoalEvent known ? GoalLedger.DraftOf(known)
        : null;

    /// <summary>The feed's row of an event that has no ledger entry, or null.</summary>
    public static FeedFact? FactOf(object happened) =>
        happened is GoalEvent known && GoalLedger.DraftOf(known) is null ? GoalFacts.Of(known) : null;
}
