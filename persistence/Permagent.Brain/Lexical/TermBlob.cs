namespace Permagent.Brain.Lexical;

/// <summary>The stems of an episode as bytes: for each, by id, the distance to the id before, times in A,
/// times in B, as
/// variable-length integers of 7 bits a byte.</summary>
internal static class TermBlob
{
    /// <summary>Bytes of stems that are ordered by id.</summary>
    public static byte[] Write(IReadOnlyList<TermCount> terms)
    {
        var bytes = new List<byte>(terms.Count * 4);
        var before = 0;
        foreach (var term in terms)
        {
            Put(bytes, (uint)(term.Term - before));
            Put(bytes, term.InA);
            Put(bytes, term.InB);
            before = term.Term;
        }

        return [.. bytes];
    }

    /// <summary>Stems held in the bytes.</summary>
    /// <exception cref="FormatException">The bytes end inside a number or a number is out of range.</exception>
    public static List<TermCount> Read(ReadOnlySpan<byte> bytes)
    {
        var terms = new List<TermCount>();
        var at = 0;
        var term = 0;
        while (at < bytes.Length)
        {
            term = checked(term + (int)Take(bytes, ref at));
            terms.Add(new(term, checked((ushort)Take(bytes, ref at)), checked((ushort)Take(bytes, ref at))));
        }

        return terms;
    }

    private static void Put(List<byte> bytes, uint number)
    {
        while (number >= 0x80)
        {
            bytes.Add((byte)(number | 0x80));
            number >>= 7;
        }

        bytes.Add((byte)number);
    }

    private static uint Take(ReadOnlySpan<byte> bytes, ref int at)
    {
        uint number = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            if (at >= bytes.Length) throw new FormatException("Stems of an episode end inside a number.");
            var part = bytes[at++];
            number |= (uint)(part & 0x7F) << shift;
            if (part < 0x80) return number;
        }

        throw new FormatException("A number in the stems of an episode is too long.");
    }
}
