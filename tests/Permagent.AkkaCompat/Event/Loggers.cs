using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Event;

/// <summary>Starts the loggers that the settings name.</summary>
internal static class Loggers
{
    // In the order of their levels.
    private static readonly Type[] s_events = [typeof(Debug), typeof(Info), typeof(Warning), typeof(Error)];

    internal static void Start(ActorSystem system, Settings settings)
    {
        Type[] events = [.. s_events.Skip((int)LevelOf(settings.LogLevel))];
        int number = 0;
        foreach (string name in settings.Loggers)
        {
            Type type = TypeNames.Find<ActorBase>(name, "akka.loggers");
            IActorRef logger = ((ExtendedActorSystem)system).SystemActorOf(
                Props.Create(type), $"log{++number}-{type.Name}");
            foreach (Type known in events)
            {
                system.EventStream.Subscribe(logger, known);
            }

            Await(system, logger, settings.Config.GetTimeSpan("akka.logger-startup-timeout"));
        }
    }

    /// <summary>The level of a word; OFF is above all of them.</summary>
    /// <exception cref="ConfigurationException">It is no level.</exception>
    internal static LogLevel LevelOf(string word) => word.ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.DebugLevel,
        "INFO" => LogLevel.InfoLevel,
        "WARNING" or "WARN" => LogLevel.WarningLevel,
        "ERROR" => LogLevel.ErrorLevel,
        "OFF" => LogLevel.ErrorLevel + 1,
        _ => throw new ConfigurationException(
            $"akka.loglevel is '{word}', which is not DEBUG, INFO, WARNING, ERROR or OFF."),
    };

    // The first lines after Create must reach the loggers, so the start waits for them.
    private static void Await(ActorSystem system, IActorRef logger, TimeSpan time)
    {
        Task<object> answer = logger.Ask<object>(new InitializeLogger(system.EventStream), time);
        try
        {
#pragma warning disable VSTHRD002 // Create has no task to give.
            answer.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
        }
        catch (AskTimeoutException late)
        {
            system.Log.Log(LogLevel.WarningLevel, late, $"The logger {logger.Path} did not answer within {time}.");
        }
    }
}
