#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Names of actors that were given none: a number in base 64 after <c>$</c>, lowest digit first.</summary>
internal static class GeneratedName
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    /// <summary>Ten digits hold 60 bits: a number below this has a name of at most eleven characters.</summary>
    private const int DigitsMax = 10;

    /// <summary>The name of a number, not negative.</summary>
    internal static string Of(long number)
    {
        Span<char> name = stackalloc char[DigitsMax + 2];
        name[0] = '$';
        int length = 1;
        do
        {
            name[length++] = Digits[(int)(number & 63)];
            number >>= 6;
        }
        while (number > 0);

        return new string(name[..length]);
    }

    /// <summary>The number of a generated name; -1 for any other name.</summary>
    internal static long NumberOf(string name)
    {
        // A highest digit of zero is never written: the name would be a second one of its number.
        if (name.Length is < 2 or > DigitsMax + 1 || name[0] != '$' || (name.Length > 2 && name[^1] == Digits[0]))
        {
            return -1;
        }

        long number = 0;
        for (int i = name.Length - 1; i > 0; i--)
        {
            int digit = Digits.IndexOf(name[i], StringComparison.Ordinal);
            if (digit < 0)
            {
                return -1;
            }

            number = (number << 6) | (long)digit;
        }

        return number;
    }
}
