using System.Globalization;

namespace Permagent.Node.Tests;

/// <summary>Ten small files of a gardener, the same each time.</summary>
internal static class Documents
{
    public const int Count = 10;

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        for (var i = 1; i <= Count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"bed-{i:D2}.md");
            var text = string.Create(CultureInfo.InvariantCulture, $"""
                # Bed {i}

                Planted on 2026-03-{i:D2} with beans and marigolds. The soil is heavy and needs sand.

                ## Plan

                - TODO turn bed {i} before the frost
                - See [the first bed](bed-01.md) for the order of sowing.

                Water it twice a week in July, once in August.

                """);
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, text);
            File.SetLastWriteTimeUtc(path, new DateTime(2026, 3, i, 8, 0, 0, DateTimeKind.Utc));
        }
    }
}
