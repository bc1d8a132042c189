using System.Globalization;
using Permagent.Kernel.Configuration;

namespace Permagent.Kernel.Actor;

/// <summary>The key <c>akka.log-dead-letters</c>: a number, or a switch.</summary>
internal static class DeadLetterSettings
{
    internal static int LoggedMax(Config config)
    {
        string said = config.GetString("akka.log-dead-letters", "10");
        if (int.TryParse(said, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number))
        {
            return number;
        }

        return config.GetBoolean("akka.log-dead-letters") ? int.MaxValue : 0;
    }
}
