using System.Collections.Frozen;
using System.Globalization;

namespace Permagent.Brain.Terms;

/// <summary>Folds letters to their plain form: no accents, no width or ligature forms, lower case.</summary>
/// <remarks>An own table, because normalisation of the platform differs with its globalization data, and the index
/// must be the same on every machine.</remarks>
internal static class Folding
{
    private const string Accented =
        "àáâãäåçèéêëìíîïðñòóôõöùúûüýÿāăąćĉċčďēĕėęěĝğġģ" +
        "ĥħĩīĭįĵķĺļľńņňōŏőŕŗřśŝşšţťŧũūŭůűųŵŷźżžſơưǎǐǒǔ" +
        "ǖǘǚǜǟǡǣǧǩǫǭǯǰǵǹǻǽǿȁȃȅȇȉȋȍȏȑȓȕȗșțȟȧȩȫȭȯȱȳΐάέήί" +
        "ΰϊϋόύώϐϑϒϓϔϕϖϰϱϲϵйѐёѓїќѝўѷӂӑӓӗӛӝӟӣӥӧӫӭӯӱӳӵӹḁḃ" +
        "ḅḇḉḋḍḏḑḓḕḗḙḛḝḟḡḣḥḧḩḫḭḯ" +
        "ḱḳḵḷḹḻḽḿṁṃṅṇṉṋṍṏṑṓṕṗṙṛṝ" +
        "ṟṡṣṥṧṩṫṭṯṱṳṵṷṹṻṽṿẁẃẅẇẉ" +
        "ẋẍẏẑẓẕẖẗẘẙẛạảấầẩẫậắằẳẵặ" +
        "ẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹłøđı";

    private const string Plain =
        "aaaaaaceeeeiiiidnooooouuuuyyaaaccccdeeeeegggghhiiiijklllnnnooorrrsssstttuuuuuuwyzzzsouaiou" +
        "uuuuaaægkooʒjgnaæøaaeeiioorruusthaeooooyιαεηι" +
        "υιυουωβθυυυφπκρςεиеегікиуѵжааеәжзииоөэууучыab" +
        "bbcdddddeeeeefghhhhhiikkkllllmmmnnnnoooopprrrrsssssttttuuuuuvvwwwwwxxyzzzhtwysaaaaaaaaaaaa" +
        "eeeeeeeeiioooooooooooouuuuuuuyyyylodi";

    private const char FullWidthFirst = '\uFF01';
    private const char FullWidthLast = '\uFF5E';
    private const int FullWidthShift = 0xFEE0;

    private static readonly FrozenDictionary<char, string> Table = Build();

    /// <summary>Appends the plain form of <paramref name="letter"/>, which may be nothing (a combining mark).</summary>
    public static void Append(List<char> into, char letter)
    {
        if (letter < 0x80)
        {
            into.Add(char.ToLowerInvariant(letter));
            return;
        }

        if (letter is >= FullWidthFirst and <= FullWidthLast) letter = (char)(letter - FullWidthShift);
        var lower = char.ToLowerInvariant(letter);
        if (Table.TryGetValue(lower, out var plain)) into.AddRange(plain);
        else if (!IsMark(lower)) into.Add(lower);
    }

    /// <summary>The plain form of a text, for comparing names.</summary>
    public static string Fold(string text)
    {
        var into = new List<char>(text.Length);
        foreach (var letter in text) Append(into, letter);
        return new string([.. into]);
    }

    /// <summary>True for a mark that stands on the letter before it.</summary>
    public static bool IsMark(char letter) => letter >= 0x80
        && char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static FrozenDictionary<char, string> Build()
    {
        var table = new Dictionary<char, string>();
        for (var i = 0; i < Accented.Length; i++) table[Accented[i]] = Plain[i].ToString();
        (char Letter, string Plain)[] longer =
        [
            ('ß', "ss"), ('æ', "ae"), ('þ', "th"), ('ĳ', "ij"), ('œ', "oe"), ('ǆ', "dz"), ('ǉ', "lj"),
            ('ǌ', "nj"), ('ﬁ', "fi"), ('ﬂ', "fl"), ('ﬀ', "ff"), ('ﬃ', "ffi"), ('ﬄ', "ffl"),
        ];
        foreach (var (letter, plain) in longer) table[letter] = plain;
        return table.ToFrozenDictionary();
    }
}
