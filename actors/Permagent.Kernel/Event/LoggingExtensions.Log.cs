#nullable disable

namespace Permagent.Kernel.Event;

/// <summary>Forms of Log for any level.</summary>
public static partial class LoggingExtensions
{
    /// <summary>Writes an event of a level; the text is no format.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format) =>
        Write(log, level, null, format);

    /// <summary>Writes an event of a level.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format, params object[] args) =>
        Write(log, level, null, format, args);

    /// <summary>Writes an event of a level.</summary>
    public static void Log<T1>(this ILoggingAdapter log, LogLevel level, string format, T1 arg1) =>
        Write(log, level, null, format, arg1);

    /// <summary>Writes an event of a level.</summary>
    public static void Log<T1, T2>(this ILoggingAdapter log, LogLevel level, string format, T1 arg1, T2 arg2) =>
        Write(log, level, null, format, arg1, arg2);

    /// <summary>Writes an event of a level.</summary>
    public static void Log<T1, T2, T3>(
        this ILoggingAdapter log, LogLevel level, string format, T1 arg1, T2 arg2, T3 arg3) =>
        Write(log, level, null, format, arg1, arg2, arg3);

    /// <summary>Writes an event of a level.</summary>
    public static void Log<T1, T2, T3, T4>(
        this ILoggingAdapter log, LogLevel level, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        Write(log, level, null, format, arg1, arg2, arg3, arg4);

    /// <summary>Writes an event of a level.</summary>
    public static void Log<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, LogLevel level, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) =>
        Write(log, level, null, format, arg1, arg2, arg3, arg4, arg5);

    /// <summary>Writes an event of a level.</summary>
    public static void Log<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log,
        LogLevel level,
        string format,
        T1 arg1,
        T2 arg2,
        T3 arg3,
        T4 arg4,
        T5 arg5,
        T6 arg6) =>
        Write(log, level, null, format, arg1, arg2, arg3, arg4, arg5, arg6);

    /// <summary>Writes an event of a level with a failure.</summary>
    public static void Log(
        this ILoggingAdapter log, LogLevel level, Exception cause, string format, params object[] args) =>
        Write(log, level, cause, format, args);

    /// <summary>Writes an event of a level with a failure.</summary>
    public static void Log<T1>(this ILoggingAdapter log, LogLevel level, Exception cause, string format, T1 arg1) =>
        Write(log, level, cause, format, arg1);

    /// <summary>Writes an event of a level with a failure.</summary>
    public static void Log<T1, T2>(
        this ILoggingAdapter log, LogLevel level, Exception cause, string format, T1 arg1, T2 arg2) =>
        Write(log, level, cause, format, arg1, arg2);

    /// <summary>Writes an event of a level with a failure.</summary>
    public static void Log<T1, T2, T3>(
        this ILoggingAdapter log, LogLevel level, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3) =>
        Write(log, level, cause, format, arg1, arg2, arg3);

    /// <summary>Writes an event of a level with a failure.</summary>
    public static void Log<T1, T2, T3, T4>(
        this ILoggingAdapter log, LogLevel level, Exception cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        Write(log, level, cause, format, arg1, arg2, arg3, arg4);

    /// <summary>Writes an event of a level with a failure.</summary>
    public static void Log<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log,
        LogLevel level,
        Exception cause,
        string format,
        T1 arg1,
        T2 arg2,
        T3 arg3,
        T4 arg4,
        T5 arg5) =>
        Write(log, level, cause, format, arg1, arg2, arg3, arg4, arg5);

    /// <summary>Writes an event of a level with a failure.</summary>
    public static void Log<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log,
        LogLevel level,
        Exception cause,
        string format,
        T1 arg1,
        T2 arg2,
        T3 arg3,
        T4 arg4,
        T5 arg5,
        T6 arg6) =>
        Write(log, level, cause, format, arg1, arg2, arg3, arg4, arg5, arg6);
}
