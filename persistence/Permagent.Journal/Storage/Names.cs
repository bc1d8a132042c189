namespace Permagent.Journal.Storage;

/// <summary>Checks what callers hand in, before it reaches a table.</summary>
internal static class Names
{
    public static void Check(string value, string what)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, what);
        if (value.Length > JournalLimits.NameCharsMax)
        {
            throw new ArgumentException(
                $"The {what} has {value.Length} characters; {JournalLimits.NameCharsMax} is the most.", what);
        }
    }

    public static void CheckBytes(ReadOnlyMemory<byte> value, int bytesMax, string what)
    {
        if (value.Length > bytesMax)
            throw new ArgumentException($"The {what} has {value.Length} bytes; {bytesMax} is the most.", what);
    }
}
