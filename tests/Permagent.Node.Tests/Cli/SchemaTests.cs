using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Permagent.Node.Tests.Cli;

public sealed partial class SchemaTests
{
    public static TheoryData<string> Names => [.. JsonSchemas.Types.Keys];

    /// <summary>With PERMAGENT_APPROVE=1 the test writes the file instead; the diff is then reviewed: within one number
    /// there are only additions.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_schema_in_docs_is_that_of_the_code(string name)
    {
        var path = Path.Combine(Root(), "docs", "schemas", $"permagent.{name}.1.json");
        var actual = JsonSchemas.Of(name);
        if (Environment.GetEnvironmentVariable("PERMAGENT_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{path} is missing; run once with PERMAGENT_APPROVE=1 and review it");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    [Fact]
    public void Every_schema_that_a_verb_names_has_a_file()
    {
        var sources = Directory.GetFiles(
            Path.Combine(Root(), "node", "Permagent.Node", "Cli"), "*.cs", SearchOption.AllDirectories);
        var named = sources.SelectMany(file => Named().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Contains("status", named);
        Assert.Empty(named.Except(JsonSchemas.Types.Keys));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("inbox")]
    [InlineData("inbox show a12")]
    [InlineData("goals list")]
    [InlineData("goals show g1")]
    [InlineData("receipt list")]
    [InlineData("receipt show r9")]
    [InlineData("brain show m81")]
    [InlineData("brain history m81")]
    [InlineData("recall beds")]
    [InlineData("ask which bed gets beans")]
    [InlineData("ledger show")]
    [InlineData("ledger check")]
    [InlineData("doctor")]
    [InlineData("undo")]
    [InlineData("verify .")]
    [InlineData("version")]
    [InlineData("down")]
    [InlineData("stop")]
    [InlineData("up")]
    public async Task What_a_verb_writes_fits_its_schema(string line)
    {
        using var run = new CliRun().WithHome();

        var (_, output, _) = await run.PipeAsync([.. line.Split(' '), "--json"]);

        var answer = JsonNode.Parse(output)!;
        var name = answer["schema"]!.GetValue<string>().Split('.')[1].Split('/')[0];
        Assert.Null(JsonSchemas.Misfit(JsonNode.Parse(JsonSchemas.Of(name)), answer["data"], "data"));
    }

    [Fact]
    public void A_field_that_the_schema_does_not_know_is_reported() => Assert.Contains(
        "data[0].colour", JsonSchemas.Misfit(
            JsonNode.Parse(JsonSchemas.Of("doctor")), JsonNode.Parse("[{\"colour\":1}]"), "data"));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Permagent.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the repository was not found above the tests");
    }

    [GeneratedRegex(@"(?:new|new Reply)\(""([a-z-]+)"", ")]
    private static partial Regex Named();
}
