namespace Permagent.Actors.Gate.Approvals;

/// <summary>Why an answer was not taken, in words.</summary>
internal static class AnswerWords
{
    /// <summary>The words for a reason code.</summary>
    public static string Of(string reason) => reason switch
    {
        "not-found" => "There is no such ask. `permagent inbox` lists those that wait.",
        "changed" => "The ask is not the one that was shown. Look at it again with `permagent inbox`.",
        "already-answered" => "It was answered before. The first answer counts.",
        "expired" => "The time to answer is over, which counts as a no.",
        "bad-signature" => "The answer is not signed by a key of this home over this ask.",
        "presence-needed" => "This ask needs the presence key and its passphrase.",
        "stopped" => "Everything is stopped. `permagent resume` first.",
        _ => $"Not taken: {reason}.",
    };
}
