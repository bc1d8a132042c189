using System.Text;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Gate.Calls;

/// <summary>Hashes of texts, where only a short safe name is wanted.</summary>
internal static class Digests
{
    /// <summary>SHA-256 of the text, UTF-8.</summary>
    public static Digest OfText(string text) => Digest.Of(Encoding.UTF8.GetBytes(text));
}
