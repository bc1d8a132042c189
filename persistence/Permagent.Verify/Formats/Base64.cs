namespace Permagent.Verify.Formats;

/// <summary>Base64 with one spelling for each value: padded, no spaces, unused bits zero.</summary>
public static class Base64
{
    /// <summary>The standard alphabet, padded.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes);

    /// <summary>Reads the standard alphabet; false when the text is not exactly what <see cref="Encode"/>
    /// writes.</summary>
    public static bool TryDecode(string? text, out byte[] bytes)
    {
        bytes = [];
        if (text is null || text.Length % 4 != 0) return false;
        var buffer = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64String(text, buffer, out var written)) return false;
        bytes = buffer[..written];

        // The decoder skips spaces and ignores unused bits; only the canonical spelling may pass.
        return Encode(bytes) == text;
    }

    /// <summary>Reads the standard or the URL alphabet, as DSSE demands; the same strictness in both.</summary>
    public static bool TryDecodeEither(string? text, out byte[] bytes)
    {
        bytes = [];
        if (text is null) return false;
        var url = text.AsSpan().ContainsAny('-', '_');
        if (url && text.AsSpan().ContainsAny('+', '/')) return false;
        return TryDecode(url ? text.Replace('-', '+').Replace('_', '/') : text, out bytes);
    }
}
