namespace Permagent.Kernel.Util;

/// <summary>Writes to standard output, one caller at a time.</summary>
public static class StandardOutWriter
{
    private static readonly Lock s_lock = new();

    /// <summary>Writes a text.</summary>
    public static void Write(
        string message, ConsoleColor? foregroundColor = null, ConsoleColor? backgroundColor = null) =>
        InColours(foregroundColor, backgroundColor, () => Console.Write(message));

    /// <summary>Writes a line.</summary>
    public static void WriteLine(
        string message, ConsoleColor? foregroundColor = null, ConsoleColor? backgroundColor = null) =>
        InColours(foregroundColor, backgroundColor, () => Console.WriteLine(message));

    private static void InColours(ConsoleColor? foreground, ConsoleColor? background, Action write)
    {
        lock (s_lock)
        {
            if (Console.IsOutputRedirected || (foreground is null && background is null))
            {
                write();
                return;
            }

            Console.ForegroundColor = foreground ?? Console.ForegroundColor;
            Console.BackgroundColor = background ?? Console.BackgroundColor;
            write();
            Console.ResetColor();
        }
    }
}
