using System.Text.Json.Serialization;

namespace Permagent.Node.Api;

/// <summary>How requests and views stand on the wire: snake_case names, UTC times, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NodeStatus))]
[JsonSerializable(typeof(GrantFolderRequest))]
[JsonSerializable(typeof(IngestUpdate))]
[JsonSerializable(typeof(AskView))]
[JsonSerializable(typeof(RecallRequest))]
[JsonSerializable(typeof(RecallView))]
[JsonSerializable(typeof(RememberRequest))]
[JsonSerializable(typeof(MemoryView))]
[JsonSerializable(typeof(ShowMemoryRequest))]
[JsonSerializable(typeof(HistoryView))]
[JsonSerializable(typeof(EditMemoryRequest))]
[JsonSerializable(typeof(ForgetRequest))]
[JsonSerializable(typeof(MemoryChanged))]
[JsonSerializable(typeof(ExportRequest))]
[JsonSerializable(typeof(ExportView))]
[JsonSerializable(typeof(OpenGoalRequest))]
[JsonSerializable(typeof(CancelGoalRequest))]
[JsonSerializable(typeof(DecideGoalRequest))]
[JsonSerializable(typeof(IReadOnlyList<GoalView>))]
[JsonSerializable(typeof(IReadOnlyList<AskCardView>))]
[JsonSerializable(typeof(AnswerRequest))]
[JsonSerializable(typeof(AnswerView))]
[JsonSerializable(typeof(IReadOnlyList<ReceiptView>))]
[JsonSerializable(typeof(ExportReceiptRequest))]
[JsonSerializable(typeof(PageRequest))]
[JsonSerializable(typeof(LedgerView))]
[JsonSerializable(typeof(LedgerCheckView))]
[JsonSerializable(typeof(UndoView))]
[JsonSerializable(typeof(IReadOnlyList<UndoRowView>))]
[JsonSerializable(typeof(IReadOnlyList<FeedRowView>))]
[JsonSerializable(typeof(ResumeCard))]
[JsonSerializable(typeof(DoctorRequest))]
[JsonSerializable(typeof(IReadOnlyList<DoctorLine>))]
[JsonSerializable(typeof(TextRequest))]
[JsonSerializable(typeof(NoRequest))]
[JsonSerializable(typeof(ApiError))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The wire's type information for <typeparamref name="T"/>.</summary>
    public static System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> Of<T>() =>
        (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)(Default.GetTypeInfo(typeof(T))
            ?? throw new NotSupportedException($"{typeof(T)} is not part of the local API."));
}

/// <summary>A call without arguments.</summary>
internal sealed record NoRequest;

/// <summary>A call with one text: an id, a question or a folder.</summary>
internal sealed record TextRequest(string Text);

/// <summary>Asks for one memory as of two dates.</summary>
internal sealed record ShowMemoryRequest(string Id, AsOfRequest AsOf);

/// <summary>Ends a goal.</summary>
internal sealed record CancelGoalRequest(string Id, string Why);

/// <summary>Writes a receipt's export.</summary>
internal sealed record ExportReceiptRequest(string Id, string Folder);

/// <summary>A window on a list.</summary>
internal sealed record PageRequest(long From, int Limit);

/// <summary>Asks the doctor.</summary>
internal sealed record DoctorRequest(bool Deep);

/// <summary>A <see cref="NodeException"/> on the wire.</summary>
internal sealed record ApiError(string Code, string Message, string Fix, int Exit);
