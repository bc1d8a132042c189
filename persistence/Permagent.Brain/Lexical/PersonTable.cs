using Permagent.Brain.Facts;
using Permagent.Brain.Terms;

namespace Permagent.Brain.Lexical;

/// <summary>Known persons by the words of their name. Immutable.</summary>
internal sealed class PersonTable
{
    private readonly ImmutableDictionary<string, ImmutableArray<Person>> _byFirstWord;

    private PersonTable(ImmutableDictionary<string, ImmutableArray<Person>> byFirstWord) => _byFirstWord = byFirstWord;

    /// <summary>Nobody.</summary>
    public static PersonTable Empty { get; } =
        new(ImmutableDictionary.Create<string, ImmutableArray<Person>>(StringComparer.Ordinal));

    /// <summary>This table and one more person.</summary>
    public PersonTable With(long rid, EntityRef entity)
    {
        var words = WordsOf(entity.Name);
        if (words.Count == 0) return this;
        var person = new Person(rid, entity, [.. words.Select(word => word.Folded)]);
        var named = _byFirstWord.GetValueOrDefault(person.Words[0], []);
        if (named.Any(known => known.Rid == rid)) return this;
        return new(_byFirstWord.SetItem(person.Words[0], named.Add(person)));
    }

    /// <summary>Persons named in a text as whole words: by full name, or by the first word of it. One name that several
    /// share gives them all. By id.</summary>
    public ImmutableArray<Person> NamedIn(string text)
    {
        var words = WordsOf(text);
        var found = new SortedDictionary<Key128, Person>();
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var person in Best(words, i)) found[person.Entity.Id.Value] = person;
        }

        return [.. found.Values];
    }

    private IEnumerable<Person> Best(List<Word> words, int at)
    {
        // "will" is a word, "Will" may be a person.
        var candidates = _byFirstWord.GetValueOrDefault(words[at].Folded, []);
        if (StopWords.Contains(words[at].Folded) && !char.IsUpper(words[at].First)) return [];
        var whole = candidates.Where(person => StandsAt(person, words, at)).ToList();
        return whole.Count > 0 ? whole : candidates;
    }

    private static bool StandsAt(Person person, List<Word> words, int at)
    {
        if (at + person.Words.Length > words.Count) return false;
        for (var i = 0; i < person.Words.Length; i++)
            if (words[at + i].Folded != person.Words[i]) return false;
        return true;
    }

    private static List<Word> WordsOf(string text)
    {
        var words = new List<Word>();
        var at = 0;
        while (at < text.Length)
        {
            var from = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
            if (at > from) words.Add(new(Folding.Fold(text[from..at]), text[from]));
            else at++;
        }

        return words;
    }

    /// <summary>A person.</summary>
    internal sealed record Person(long Rid, EntityRef Entity, ImmutableArray<string> Words);

    private readonly record struct Word(string Folded, char First);
}
