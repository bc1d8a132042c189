namespace Permagent.Actors.Gate.Calls;

/// <summary>Refusals in words: what happened and what to do.</summary>
internal static class RefusalWords
{
    /// <summary>The words for a reason code.</summary>
    public static string Of(string reason, string tool, string actionClass) => reason switch
    {
        "stop" => "Everything is stopped. `permagent resume` lets work go on.",
        "no-sandbox" => $"{tool} would run a program ({actionClass}), and this version has no sandbox to run it in.",
        "tier-4" => $"{actionClass} is never done by the agent. Do it by hand if you want it.",
        "human-only" => $"{actionClass} is for a person at its own verb, never for a tool call.",
        "expired" => "The answer came too late or was not used in time. Ask again.",
        "denied" => "A person said no.",
        "cancelled" => "The ask was withdrawn, since its attempt is over.",
        "drift" => "What would be done is no longer what was planned: a file, a rule or the tool changed. Ask again.",
        "no-capability" => $"This attempt may not use {tool}, or is not known here.",
        "old-fence" => "A newer attempt holds the lease.",
        "bad-args" => $"The arguments of {tool} are no JSON object, or are too long.",
        "not-observe" => $"{tool} is registered as a reader, but {actionClass} is more than a read.",
        "busy" => "Too many calls wait. Try again later.",
        "too-many-asks" => "Too many asks wait for a person. Answer some first.",
        "running" => "The same effect is being carried out.",
        "approval-used" => "The answer was used before. One answer, one effect.",
        "not-approved" => "No valid answer allows this.",
        "closed" => "The task is closed; nothing more may be done in its name.",
        "ledger-full" => "The ledger cannot write, the disk is full. Nothing is done without a record.",
        _ => $"Refused: {reason}.",
    };
}
