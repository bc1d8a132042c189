using System.Text;
using Permagent.Kernel.Configuration;

namespace Permagent.AkkaCompat.Tests.Configuration;

/// <summary>Random trees and random texts, from seeds.</summary>
public sealed class RoundTripTests
{
    private const string Letters = "abz09-_ .:=\"\\\n\t{}[],#/$+äß☃'";

    [Fact]
    public void What_is_printed_reads_back_the_same()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            StringBuilder text = new();
            WriteBlock(text, new Permagent.Kernel.Util.SeededRandom((ulong)seed), depth: 0);
            string once = ConfigurationFactory.ParseString(text.ToString()).ToString();

            string twice = ConfigurationFactory.ParseString(once).ToString();

            Assert.Equal(once, twice);
        }
    }

    [Fact]
    public void Any_text_in_quotes_comes_back_as_it_was()
    {
        Random chance = new Permagent.Kernel.Util.SeededRandom(7);
        for (int i = 0; i < 500; i++)
        {
            string value = RandomText(chance);
            Config config = new("k = " + Quote(value), Config.Empty);

            Assert.Equal(value, config.GetString("k"));
            Assert.Equal(value, ConfigurationFactory.ParseString(config.ToString()).GetString("k"));
        }
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_its_line()
    {
        Random chance = new Permagent.Kernel.Util.SeededRandom(11);
        int read = 0;
        for (int i = 0; i < 5000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, 6).Select(_ => RandomText(chance)));
            try
            {
                Config config = ConfigurationFactory.ParseString(text);
                Assert.Equal(config.ToString(), ConfigurationFactory.ParseString(config.ToString()).ToString());
                read++;
            }
            catch (ConfigurationException refused)
            {
                Assert.Contains("line", refused.Message);
            }
        }

        Assert.InRange(read, 1, 4999);
    }

    private static void WriteBlock(StringBuilder text, Random chance, int depth)
    {
        for (int i = chance.Next(1, 5); i > 0; i--)
        {
            text.Append(Quote(RandomText(chance) + i)).Append(chance.Next(2) == 0 ? " = " : " : ");
            WriteValue(text, chance, depth + 1);
            text.Append(chance.Next(2) == 0 ? "\n" : ", ");
        }
    }

    private static void WriteValue(StringBuilder text, Random chance, int depth)
    {
        switch (depth > 4 ? 0 : chance.Next(5))
        {
            case 1:
                text.Append("{ ");
                WriteBlock(text, chance, depth);
                text.Append('}');
                break;
            case 2:
                text.Append('[');
                for (int i = chance.Next(4); i > 0; i--)
                {
                    WriteValue(text, chance, depth + 1);
                    text.Append(", ");
                }

                text.Append(']');
                break;
            case 3:
                text.Append(chance.Next(2) == 0 ? "null" : chance.Next(1000).ToString());
                break;
            default:
                text.Append(Quote(RandomText(chance)));
                break;
        }
    }

    private static string RandomText(Random chance) =>
        new([.. Enumerable.Range(0, chance.Next(8)).Select(_ => Letters[chance.Next(Letters.Length)])]);

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"")
        .Replace("\n", "\\n").Replace("\t", "\\t") + "\"";
}
