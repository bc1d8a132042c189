using Microsoft.Extensions.Logging;

namespace Permagent.Node.Hosting;

/// <summary>Writes warnings and errors as lines to the daemon's error stream, which is its log file.</summary>
internal sealed class ErrorLineLogger(TextWriter output) : ILoggerProvider
{
    private readonly Lock _one = new();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Lines(categoryName, this);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The stream is the process's own.
    }

    private void Write(string line)
    {
        lock (_one) output.WriteLine(line);
    }

    private sealed class Lines(string category, ErrorLineLogger log) : ILogger
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
            log.Write($"{logLevel} {category} {eventId.Id}: {formatter(state, exception)}{cause}");
        }
    }
}
