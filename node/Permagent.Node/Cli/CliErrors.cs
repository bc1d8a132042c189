using Permagent.Node.Api;

namespace Permagent.Node.Cli;

/// <summary>The client's own failures, PA-09xx; those of the node come over the local API.</summary>
internal static class CliErrors
{
    /// <summary>Something that this program did not foresee.</summary>
    public static NodeException Unexpected(Exception failure) => new(
        "PA-0901", $"Unexpected: {failure.Message} ({failure.GetType().Name})",
        "Run it again with --verbose and report what it says; permagent doctor checks the node.", ExitCodes.Failed);

    /// <summary>Nothing was set up yet.</summary>
    public static NodeException NoHome(string home) => new(
        "PA-0902", $"There is no Permagent home at {home}.", "Set one up: permagent", ExitCodes.NoDaemon);

    /// <summary>A question is needed and nobody can be asked.</summary>
    public static NodeException NobodyToAsk(string question, string fix) => new(
        "PA-0903", $"A question would be needed and there is no terminal: {question}", fix, ExitCodes.Usage);

    /// <summary>The time given is over.</summary>
    public static NodeException TimedOut(TimeSpan time) => new(
        "PA-0904", $"The time given by --timeout is over ({Rendering.Units.Span(time)}). What was begun goes on.",
        "See how it stands: permagent status", ExitCodes.Timeout);

    /// <summary>The person stopped this command.</summary>
    public static NodeException Interrupted(int exit) => new(
        "PA-0905", "Interrupted. What the node has begun goes on.", "See how it stands: permagent status", exit);

    /// <summary>What was shown is not what would be answered.</summary>
    public static NodeException DigestDiffers(string ask, string given, string now) => new(
        "PA-0906", $"{ask} changed since it was shown: its digest is {now}, not {given}. Nothing was answered.",
        $"Read it again: permagent inbox show {ask}", ExitCodes.Changed);

    /// <summary>An ask that nobody waits for any more.</summary>
    public static NodeException AskClosed(string ask) => new(
        "PA-0912", $"{ask} is closed: it was answered before, or its time is over. Nothing was answered now.",
        "See what became of it: permagent receipt list · permagent inbox", ExitCodes.Changed);

    /// <summary>No such thing.</summary>
    public static NodeException NotFound(string kind, string id, string fix) => new(
        "PA-0907", $"There is no {kind} {id}.", fix, ExitCodes.NotFound);

    /// <summary>A folder cannot be used.</summary>
    public static NodeException BadFolder(string path, string why) => new(
        "PA-0908", $"The folder {path} {why}.", "Name another folder.", ExitCodes.Usage);

    /// <summary>Arguments that do not fit together.</summary>
    public static NodeException Usage(string message, string fix) => new("PA-0909", message, fix, ExitCodes.Usage);

    /// <summary>This answer needs a person who types it.</summary>
    public static NodeException NeedsPresence(string what) => new(
        "PA-0910", $"{what} is tier 3: it needs the code of the card and the passphrase, typed by a person.",
        "Run it in a terminal, without --no-input.", ExitCodes.Usage);

    /// <summary>Something of a path in a trial did not hold.</summary>
    public static NodeException TrialFailed(string step, string why, string home) => new(
        "PA-0911", $"Step \"{step}\" failed: {why}", $"Go on from here: permagent try --home {home}",
        ExitCodes.Failed);
}
