using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Permagent.Kernel.Simulation;

/// <summary>Every decision of one run: repeats the run as long as the code it drives is the same, and can be kept as
/// a regression test.</summary>
/// <param name="Name">The scenario's name.</param>
/// <param name="Seed">The seed of what is no decision: uids and the scenario's own chance.</param>
/// <param name="Decisions">The decisions in order; -1 stands for a default. After the last each is a default.</param>
public sealed record SimulationSchedule(string Name, ulong Seed, ImmutableArray<long> Decisions)
{
    /// <summary>Most decisions a schedule file may hold: 10 million, those of the longest run.</summary>
    public const int DecisionsMax = 10_000_000;

    private const string Head = "permagent-schedule 1";
    private const int TokensPerLine = 16;

    /// <summary>The schedule as a text of short lines: a head, then numbers, <c>.</c> for a default and <c>.7</c> for
    /// seven of them.</summary>
    public string ToText()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Head}\nscenario {Name}\nseed 0x{Seed:x}\n");
        List<string> tokens = Tokens();
        for (int i = 0; i < tokens.Count; i += TokensPerLine)
        {
            text.AppendJoin(' ', tokens.Skip(i).Take(TokensPerLine)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <exception cref="FormatException">It is no schedule; the text says in which line.</exception>
    public static SimulationSchedule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] lines = text.Replace("\r", "", StringComparison.Ordinal).Split('\n');
        if (lines.Length < 3 || lines[0] != Head)
        {
            throw new FormatException($"A schedule begins with the line '{Head}', then scenario and seed.");
        }

        string name = After(lines, 1, "scenario ");
        string seed = After(lines, 2, "seed 0x");
        if (!ulong.TryParse(seed, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong number))
        {
            throw new FormatException($"Line 3 of the schedule: '{seed}' is no hexadecimal number.");
        }

        ImmutableArray<long>.Builder decisions = ImmutableArray.CreateBuilder<long>();
        for (int i = 3; i < lines.Length; i++)
        {
            foreach (string token in lines[i].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Add(decisions, token, line: i + 1);
            }
        }

        return new SimulationSchedule(name, number, decisions.ToImmutable());
    }

    /// <summary>Equal name, seed and decisions.</summary>
    public bool Equals(SimulationSchedule? other) =>
        other is not null && Name == other.Name && Seed == other.Seed && Decisions.SequenceEqual(other.Decisions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Seed, Decisions.Length);

    private static string After(string[] lines, int line, string word) =>
        lines[line].StartsWith(word, StringComparison.Ordinal)
            ? lines[line][word.Length..]
            : throw new FormatException($"Line {line + 1} of the schedule must begin with '{word}'.");

    private static void Add(ImmutableArray<long>.Builder decisions, string token, int line)
    {
        bool isDefault = token[0] == '.';
        long number = 1;
        bool isRead = token == "."
            || long.TryParse(token.TrimStart('.'), NumberStyles.None, CultureInfo.InvariantCulture, out number);
        if (!isRead || decisions.Count + (isDefault ? number : 1) > DecisionsMax)
        {
            throw new FormatException(
                $"Line {line} of the schedule: '{token}' is no decision, or more than {DecisionsMax} decisions.");
        }

        for (long i = isDefault ? number : 1; i > 0; i--)
        {
            decisions.Add(isDefault ? Simulation.DefaultDecision : number);
        }
    }

    private List<string> Tokens()
    {
        List<string> tokens = [];
        int i = 0;
        while (i < Decisions.Length)
        {
            int start = i;
            while (i < Decisions.Length && Decisions[i] == Simulation.DefaultDecision)
            {
                i++;
            }

            if (i > start)
            {
                tokens.Add(i - start == 1 ? "." : string.Create(CultureInfo.InvariantCulture, $".{i - start}"));
            }
            else
            {
                tokens.Add(Decisions[i++].ToString(CultureInfo.InvariantCulture));
            }
        }

        return tokens;
    }
}
