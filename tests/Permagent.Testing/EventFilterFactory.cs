#nullable disable
using System.Text.RegularExpressions;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;

namespace Permagent.Testing;

/// <summary>Makes filters of log events and dead letters.</summary>
public class EventFilterFactory
{
    private readonly TestKitBase _kit;
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<EventFilterBase> _before;

    /// <summary>For the system of a test.</summary>
    public EventFilterFactory(TestKitBase testkit)
        : this(testkit, null)
    {
    }

    /// <summary>For a system.</summary>
    public EventFilterFactory(TestKitBase testkit, ActorSystem system)
        : this(testkit, system, [])
    {
    }

    internal EventFilterFactory(TestKitBase kit, ActorSystem system, IReadOnlyList<EventFilterBase> before)
    {
        ArgumentNullException.ThrowIfNull(kit);
        (_kit, _system, _before) = (kit, system ?? kit.Sys, before);
    }

    /// <summary>Errors of a text.</summary>
    public IEventFilterApplier Error(
        string message = null, string start = null, string contains = null, string source = null) =>
        Log(LogLevel.ErrorLevel, EventText.Of(message, start, contains), source);

    /// <summary>Errors of a pattern.</summary>
    public IEventFilterApplier Error(Regex pattern, string source = null) =>
        Log(LogLevel.ErrorLevel, EventText.Of(pattern), source);

    /// <summary>Warnings of a text.</summary>
    public IEventFilterApplier Warning(
        string message = null, string start = null, string contains = null, string source = null) =>
        Log(LogLevel.WarningLevel, EventText.Of(message, start, contains), source);

    /// <summary>Warnings of a pattern.</summary>
    public IEventFilterApplier Warning(Regex pattern, string source = null) =>
        Log(LogLevel.WarningLevel, EventText.Of(pattern), source);

    /// <summary>Infos of a text.</summary>
    public IEventFilterApplier Info(
        string message = null, string start = null, string contains = null, string source = null) =>
        Log(LogLevel.InfoLevel, EventText.Of(message, start, contains), source);

    /// <summary>Infos of a pattern.</summary>
    public IEventFilterApplier Info(Regex pattern, string source = null) =>
        Log(LogLevel.InfoLevel, EventText.Of(pattern), source);

    /// <summary>Debug events of a text.</summary>
    public IEventFilterApplier Debug(
        string message = null, string start = null, string contains = null, string source = null) =>
        Log(LogLevel.DebugLevel, EventText.Of(message, start, contains), source);

    /// <summary>Debug events of a pattern.</summary>
    public IEventFilterApplier Debug(Regex pattern, string source = null) =>
        Log(LogLevel.DebugLevel, EventText.Of(pattern), source);

    /// <summary>Events of a level and a text.</summary>
    public IEventFilterApplier ForLogLevel(
        LogLevel logLevel,
        string message = null,
        string start = null,
        string contains = null,
        string source = null) => Log(logLevel, EventText.Of(message, start, contains), source);

    /// <summary>Events of a level and a pattern.</summary>
    public IEventFilterApplier ForLogLevel(LogLevel logLevel, Regex pattern, string source = null) =>
        Log(logLevel, EventText.Of(pattern), source);

    /// <summary>Errors with an exception of a type, or derived.</summary>
    public IEventFilterApplier Exception<TException>(
        string message = null,
        string start = null,
        string contains = null,
        string source = null,
        bool checkInnerExceptions = false)
        where TException : Exception =>
        Failure(typeof(TException), EventText.Of(message, start, contains), source, checkInnerExceptions);

    /// <summary>Errors with an exception of a type, or derived.</summary>
    public IEventFilterApplier Exception<TException>(
        Regex pattern, string source = null, bool checkInnerExceptions = false)
        where TException : Exception =>
        Failure(typeof(TException), EventText.Of(pattern), source, checkInnerExceptions);

    /// <summary>Errors with an exception of a type, or derived.</summary>
    public IEventFilterApplier Exception(
        Type exceptionType,
        string message = null,
        string start = null,
        string contains = null,
        string source = null,
        bool checkInnerExceptions = false) =>
        Failure(exceptionType, EventText.Of(message, start, contains), source, checkInnerExceptions);

    /// <summary>Errors with an exception of a type, or derived.</summary>
    public IEventFilterApplier Exception(
        Type exceptionType, Regex pattern, string source = null, bool checkInnerExceptions = false) =>
        Failure(exceptionType, EventText.Of(pattern), source, checkInnerExceptions);

    /// <summary>Dead letters.</summary>
    public IEventFilterApplier DeadLetter() => DeadLetter<object>(_ => true);

    /// <summary>Dead letters with a message of a type.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(string source = null) =>
        DeadLetter(typeof(TMessage), _ => true, source);

    /// <summary>Dead letters with a message of a type that fits.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string source = null) =>
        DeadLetter(typeof(TMessage), message => isMatch((TMessage)message), source);

    /// <summary>Dead letters with a message of a type.</summary>
    public IEventFilterApplier DeadLetter(Type type, string source = null) => DeadLetter(type, _ => true, source);

    /// <summary>Dead letters with a message of a type that fits.</summary>
    public IEventFilterApplier DeadLetter(Type type, Func<object, bool> isMatch, string source = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(isMatch);
        return With(
            logged => logged is DeadLetter letter
                && type.IsInstanceOfType(letter.Message)
                && isMatch(letter.Message)
                && (source is null || letter.Sender?.Path.ToString() == source),
            $"a dead letter with {type.Name}");
    }

    /// <summary>Events that fit.</summary>
    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => Custom<LogEvent>(predicate);

    /// <summary>Events of a level's type that fit.</summary>
    public IEventFilterApplier Custom<TLogEvent>(Predicate<TLogEvent> predicate)
        where TLogEvent : LogEvent =>
        With(logged => logged is TLogEvent typed && predicate(typed), $"a {typeof(TLogEvent).Name} that fits");

    private static bool IsFrom(LogEvent log, string source) => source is null
        || string.Equals(log.LogSource, source, StringComparison.Ordinal)
        || (ActorPath.TryParse(log.LogSource, out ActorPath path) && path.ToStringWithoutAddress() == source);

    private static bool FitsFailure(Exception failure, Type type, EventText text, bool inner)
    {
        for (Exception one = failure; one is not null; one = inner ? one.InnerException : null)
        {
            if (type.IsInstanceOfType(one) && text.Fits(one.Message))
            {
                return true;
            }
        }

        return failure is AggregateException { InnerExceptions: { } all } && inner
            && all.Any(one => FitsFailure(one, type, text, inner));
    }

    private EventFilterApplier Log(LogLevel level, EventText text, string source) => With(
        logged => logged is LogEvent log && log.LogLevel() == level && IsFrom(log, source)
            && (text.Fits(log.Message?.ToString()) || (log.Cause is not null && text.Fits(log.Cause.Message))),
        $"{level} event{text}");

    private EventFilterApplier Failure(Type type, EventText text, string source, bool inner)
    {
        ArgumentNullException.ThrowIfNull(type);
        return With(
            logged => logged is Error error && error.Cause is not null && IsFrom(error, source)
                && (FitsFailure(error.Cause, type, text, inner)
                    || (FitsFailure(error.Cause, type, EventText.Any, inner)
                        && text.Fits(error.Message?.ToString()))),
            $"an error with {type.Name}{text}");
    }

    private EventFilterApplier With(Func<object, bool> fits, string text) =>
        new(_kit, _system, [.. _before, new EventFilterBase(fits, text)]);
}
