using Microsoft.CodeAnalysis.CSharp.Syntax;
using Permagent.Mutations;

namespace Permagent.Architecture.Tests;

/// <summary>The lists of deliberate faults fit the sources of today; <c>./test mutations</c> runs them.</summary>
public sealed class MutationListsTests
{
    private const string Sound = "## a limit is gone\nfile a/B.cs\ntest Limit_\n- if (count > Max)\n+ if (false)\n";

    // Contracts whose tests run in the project of each class that derives from them.
    private const string SharedTests = "tests/Permagent.Testing/Persistence/";

    private static IEnumerable<string> Lists => Repository.Files.Where(
        file => Path.GetFileName(file) == MutationList.FileName);

    [Fact]
    public void Each_listed_fault_replaces_lines_that_stand_in_its_file_once() => Verdict.None(
        Lists.SelectMany(list => Misfits(list, Repository.Read(list).Text, file => Repository.Read(file).Text)));

    [Fact]
    public void Each_listed_fault_names_a_test_that_exists() => Verdict.None(
        Lists.SelectMany(list => Untested(list, Repository.Read(list).Text, TestsBeside(list))));

    [Fact]
    public void A_fault_is_put_in_place_with_the_indentation_of_what_it_replaces()
    {
        var fault = MutationList.Parse("list", Sound).Single();

        var text = fault.ApplyTo("{\n    if (count > Max)\n        throw;\n}");

        Assert.Equal("{\n    if (false)\n        throw;\n}", text);
    }

    [Theory]
    [InlineData("x = 1;\n", "0 times")]
    [InlineData("if (count > Max)\nif (count > Max)\n", "2 times")]
    public void A_fault_without_its_one_place_is_reported(string source, string words) =>
        Verdict.Reports(Misfits("list", Sound, _ => source), words);

    [Theory]
    [InlineData("file a/B.cs\n", "begins with")]
    [InlineData("## name\nfile a/B.cs\n- x\n", "needs")]
    [InlineData("## name\nfile a/B.cs\ntest T\n", "needs")]
    [InlineData("## name\nfile a/B.cs\ntest T\n* x\n", "none of")]
    [InlineData(Sound + Sound, "twice")]
    public void A_list_that_does_not_parse_is_reported(string list, string words) =>
        Verdict.Reports(Misfits("list", list, _ => "if (count > Max)"), words);

    [Fact]
    public void A_fault_that_names_no_test_is_reported() =>
        Verdict.Reports(Untested("list", Sound, ["Space.Tests.Another_name"]), "no test");

    private static IEnumerable<Finding> Misfits(string list, string text, Func<string, string> read)
    {
        IReadOnlyList<Mutation> mutations;
        try
        {
            mutations = MutationList.Parse(list, text);
        }
        catch (FormatException wrong)
        {
            return [new(list, 1, wrong.Message)];
        }
        return mutations.Select(mutation => Misfit(list, mutation, read)).OfType<Finding>();
    }

    private static Finding? Misfit(string list, Mutation mutation, Func<string, string> read)
    {
        try
        {
            mutation.ApplyTo(read(mutation.File));
            return null;
        }
        catch (Exception wrong) when (wrong is FormatException or IOException)
        {
            return new(list, mutation.Line, wrong.Message);
        }
    }

    private static IEnumerable<Finding> Untested(string list, string text, IReadOnlyCollection<string> tests) =>
        MutationList.Parse(list, text)
            .Where(mutation => !tests.Any(test => test.Contains(mutation.Test, StringComparison.OrdinalIgnoreCase)))
            .Select(mutation => new Finding(list, mutation.Line, $"no test has '{mutation.Test}' in its name"));

    /// <summary>Full names of the test methods in the folder of a list.</summary>
    private static List<string> TestsBeside(string list)
    {
        var folder = Path.GetDirectoryName(list)! + "/";
        return [.. Repository.Sources.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal)
                || file.Path.StartsWith(SharedTests, StringComparison.Ordinal))
            .SelectMany(file => file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Where(method => method.AttributeLists.Count > 0).Select(FullName)];
    }

    private static string FullName(MethodDeclarationSyntax method)
    {
        var space = method.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()!.Name;
        return $"{space}.{method.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.Identifier}.{method.Identifier}";
    }
}
