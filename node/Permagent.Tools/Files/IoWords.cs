using System.Diagnostics.CodeAnalysis;
using Permagent.Actors.Tools;

namespace Permagent.Tools.Files;

/// <summary>Says what went wrong with a file, and what to do.</summary>
internal static class IoWords
{
    // errno of <errno.h>: the base library puts it into HResult on Unix.
    private const int DiskFull = 28;
    private const int ReadOnlyDisk = 30;
    private static int QuotaFull => OperatingSystem.IsMacOS() ? 69 : 122;

    /// <summary>True for what files throw when the disk, a permission or another program is the cause.</summary>
    [SuppressMessage("Style", "IDE0078", Justification = "Read as a list.")]
    public static bool IsIo(Exception failure) => failure is IOException or UnauthorizedAccessException;

    /// <summary>A failed result that names the cause.</summary>
    public static ToolResult Failed(Exception failure) => ToolResult.Failed(Reason(failure), Of(failure));

    /// <summary>The reason code: <c>disk-full</c>, <c>not-found</c> or <c>io</c>.</summary>
    public static string Reason(Exception failure) => failure switch
    {
        _ when IsFull(failure) => "disk-full",
        FileNotFoundException or DirectoryNotFoundException => "not-found",
        _ => "io",
    };

    /// <summary>The cause in words, and the way out.</summary>
    public static string Of(Exception failure) => failure switch
    {
        _ when IsFull(failure) => $"The disk or your quota is full: {failure.Message} Free some space and try again.",
        _ when failure.HResult == ReadOnlyDisk => $"The disk is mounted for reading only: {failure.Message}",
        UnauthorizedAccessException => $"Not permitted: {failure.Message} Check the owner and mode of the folder.",
        _ => failure.Message,
    };

    private static bool IsFull(Exception failure) => failure.HResult == DiskFull || failure.HResult == QuotaFull;
}
