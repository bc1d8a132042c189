using Microsoft.Extensions.Logging;

namespace Permagent.Node.Hosting;

/// <summary>Writes warnings and errors as lines to the daemon's error stream, which is its log file.</summary>
internal sealed class ErrorLineLogger(TextWriter output) : ILoggerProvider
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Lines(categoryName, output);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The stream is the process's own.
    }

    private sealed class Lines(string category, TextWriter output) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            var cause = exception is null ? "" : $" ({exception.GetType().Name}: {exception.Message})";
            lock (output) output.WriteLine($"{logLevel} {category} {eventId.Id}: {formatter(state, exception)}{cause}");
        }
    }
}
