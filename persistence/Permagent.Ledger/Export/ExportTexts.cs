namespace Permagent.Ledger.Export;

/// <summary>The check with openssl alone, and its description, as they go into every exported receipt.</summary>
internal static class ExportTexts
{
    public static byte[] Script => Read("verify.sh");

    public static byte[] Guide => Read("VERIFY.txt");

    private static byte[] Read(string name)
    {
        using var text = typeof(ExportTexts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of the program.");
        using var bytes = new MemoryStream();
        text.CopyTo(bytes);
        return bytes.ToArray();
    }
}
