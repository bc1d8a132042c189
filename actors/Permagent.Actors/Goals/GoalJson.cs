using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Permagent.Protocol;
using Permagent.Protocol.Gate;

namespace Permagent.Actors.Goals;

/// <summary>Writes events and lists of goals the same way on every machine.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(GoalIdJson), typeof(TaskIdJson), typeof(AttemptIdJson), typeof(AskIdJson),
        typeof(UndoIdJson)])]
[JsonSerializable(typeof(GoalOpened))]
[JsonSerializable(typeof(PlanningStarted))]
[JsonSerializable(typeof(PlanRefused))]
[JsonSerializable(typeof(PlanProposed))]
[JsonSerializable(typeof(PlanAccepted))]
[JsonSerializable(typeof(PlanDenied))]
[JsonSerializable(typeof(GoalWaiting))]
[JsonSerializable(typeof(GoalResumed))]
[JsonSerializable(typeof(GoalPaused))]
[JsonSerializable(typeof(GoalUnpaused))]
[JsonSerializable(typeof(GoalAbandoned))]
[JsonSerializable(typeof(GoalCancelled))]
[JsonSerializable(typeof(GoalVerifying))]
[JsonSerializable(typeof(GoalVerified))]
[JsonSerializable(typeof(GoalCheckFailed))]
[JsonSerializable(typeof(GoalUncertain))]
[JsonSerializable(typeof(AcceptedUnproven))]
[JsonSerializable(typeof(AttemptAsked))]
[JsonSerializable(typeof(LandingPlanned))]
[JsonSerializable(typeof(LandingRequested))]
[JsonSerializable(typeof(Landed))]
[JsonSerializable(typeof(LandingReverted))]
[JsonSerializable(typeof(LandingDenied))]
[JsonSerializable(typeof(GoalCompleted))]
[JsonSerializable(typeof(GoalPartial))]
[JsonSerializable(typeof(GoalFailed))]
[JsonSerializable(typeof(RecoveryNoted))]
[JsonSerializable(typeof(TaskReady))]
[JsonSerializable(typeof(TaskLeased))]
[JsonSerializable(typeof(AttemptStarted))]
[JsonSerializable(typeof(TaskSubmitted))]
[JsonSerializable(typeof(AttemptAbandoned))]
[JsonSerializable(typeof(AttemptFailed))]
[JsonSerializable(typeof(CheckRecorded))]
[JsonSerializable(typeof(TaskAccepted))]
[JsonSerializable(typeof(TaskRejected))]
[JsonSerializable(typeof(TaskUncertain))]
[JsonSerializable(typeof(TaskFailed))]
[JsonSerializable(typeof(TaskSkipped))]
[JsonSerializable(typeof(TaskClosed))]
[JsonSerializable(typeof(GoalIndexRow))]
internal sealed partial class GoalJson : JsonSerializerContext;

/// <summary>An id as text.</summary>
internal abstract class IdJson<T> : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString() ?? "") ?? throw new JsonException($"This is no {typeof(T).Name}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    protected abstract T? Parse(string text);

    /// <summary>The number after a letter, or null.</summary>
    protected static long? NumberAfter(char letter, string text) =>
        text.Length > 1 && text[0] == letter
        && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

internal sealed class GoalIdJson : IdJson<GoalId>
{
    protected override GoalId? Parse(string text) => GoalId.TryParse(text, out var id) ? id : null;
}

internal sealed class TaskIdJson : IdJson<TaskId>
{
    public static TaskId? Of(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash + 1 < text.Length && GoalId.TryParse(text[..slash], out var goal)
            ? new TaskId(goal, text[(slash + 1)..])
            : null;
    }

    protected override TaskId? Parse(string text) => Of(text);
}

internal sealed class AttemptIdJson : IdJson<AttemptId>
{
    protected override AttemptId? Parse(string text)
    {
        var dash = text.LastIndexOf('-');
        return dash > 0 && TaskIdJson.Of(text[..dash]) is { } task
            && int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new AttemptId(task, number)
                : null;
    }
}

internal sealed class AskIdJson : IdJson<AskId>
{
    protected override AskId? Parse(string text) => NumberAfter('a', text) is { } seq ? new AskId(seq) : null;
}

internal sealed class UndoIdJson : IdJson<UndoId>
{
    protected override UndoId? Parse(string text) => NumberAfter('u', text) is { } seq ? new UndoId(seq) : null;
}
