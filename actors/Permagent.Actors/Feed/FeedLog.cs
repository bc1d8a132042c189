using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Permagent.Actors.Feed;

/// <summary>Messages of the event feed: 2,300 to 2,399.</summary>
internal static partial class FeedLog
{
    [LoggerMessage(2_300, LogLevel.Error, "The event feed stands still; nothing is skipped, tried again",
        EventName = "feed.stands")]
    public static partial void FeedStands(this ILogger log, Exception failure);
}
