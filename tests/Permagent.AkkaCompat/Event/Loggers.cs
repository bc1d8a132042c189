using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Event;

/// <summary>Starts the loggers that the settings name.</summary>
internal static class Loggers
{
    private static readonly (string Word, LogLevel Level, Type Event)[] s_levels =
    [
        ("DEBUG", LogLevel.DebugLevel, typeof(Debug)),
        ("INFO", LogLevel.InfoLevel, typeof(Info)),
        ("WARNING", LogLevel.WarningLevel, typeof(Warning)),
        ("ERROR", LogLevel.ErrorLevel, typeof(Error)),
    ];

    internal static void Start(ActorSystem system, Settings settings)
    {
        Type[] events = EventsFrom(settings.LogLevel);
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

    private static Type[] EventsFrom(string word)
    {
        string wanted = word.ToUpperInvariant() switch
        {
            "WARN" => "WARNING",
            { } upper => upper,
        };
        int first = Array.FindIndex(s_levels, level => level.Word == wanted);
        return first < 0 && wanted != "OFF"
            ? throw new ConfigurationException(
                $"akka.loglevel is '{word}', which is not DEBUG, INFO, WARNING, ERROR or OFF.")
            : [.. s_levels.Skip(first < 0 ? s_levels.Length : first).Select(level => level.Event)];
    }

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
