using Permagent.Verify.Formats;

namespace Permagent.Actors.Gate.Approvals;

/// <summary>Four characters that a tier 3 answer must repeat, so that nobody confirms a card they did not
/// read.</summary>
public static class CardCode
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int CharsOfCode = 4;

    /// <summary>The first 20 bits of the action digest in base32.</summary>
    public static string Of(Digest digest)
    {
        var bytes = digest.ToArray();
        var bits = (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
        return string.Create(CharsOfCode, bits, static (code, value) =>
        {
            for (var i = 0; i < code.Length; i++) code[i] = Alphabet[(value >> (19 - (5 * i))) & 31];
        });
    }
}
