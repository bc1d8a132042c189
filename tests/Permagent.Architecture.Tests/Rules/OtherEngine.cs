using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Permagent.Architecture.Tests.Rules;

/// <summary>
/// Builds the actors against the other engine where its packages cannot be had: the kernel itself, with its names
/// turned into Akka.NET's, is packed as those packages into a folder, and the actors are built from there by their one
/// property. Nothing of it enters the package cache of the machine.
/// </summary>
internal sealed partial class OtherEngine(string folder)
{
    private const string Version = "1.5.30"; // The one in Directory.Packages.props.

    private static readonly string[] Carried = ["actors/", "persistence/Permagent.Verify/"];

    /// <summary>The text of a kernel file with Akka.NET's names. What Akka.NET has not gets a name that no actor could
    /// know, as if it were not there.</summary>
    public static string Renamed(string text) =>
        KernelName().Replace(OwnName().Replace(text, "NotAkka.$1"), "Akka");

    /// <summary>Packs the renamed kernel and copies the actors' sources. The errors, none when it went well.</summary>
    public IReadOnlyList<string> Prepare()
    {
        foreach (var path in Repository.Files.Where(IsCarried))
        {
            var text = File.ReadAllText(Path.Combine(Repository.Root, path));
            Write(Path.Combine("tree", path), text);
            if (KernelFile(path) is { } file) Write(Path.Combine("packages", "Akka", file), Renamed(text));
        }

        WriteAkka();
        return Dotnet("build packages/Akka.Persistence", $"-p:PackageOutputPath={In("feed")}");
    }

    /// <summary>Builds the actors against the packages. The errors, none when it went well.</summary>
    public IReadOnlyList<string> BuildActors() => Dotnet(
        "build tree/actors/Permagent.Actors -p:ActorEngine=AkkaNet -p:RunAnalyzers=false",
        $"-p:RestoreAdditionalProjectSources={In("feed")}");

    /// <summary>Puts words in front of a copied source file.</summary>
    public void Prepend(string path, string words)
    {
        var file = In(Path.Combine("tree", path));
        File.WriteAllText(file, words + File.ReadAllText(file));
    }

    private static bool IsCarried(string path) => Carried.Any(part => path.StartsWith(part, StringComparison.Ordinal))
        || (path.StartsWith("Directory.", StringComparison.Ordinal) && !path.Contains('/', StringComparison.Ordinal));

    private static string? KernelFile(string path) =>
        path.StartsWith("actors/Permagent.Kernel/", StringComparison.Ordinal)
        && path.EndsWith(".cs", StringComparison.Ordinal) ? path["actors/Permagent.Kernel/".Length..] : null;

    private void WriteAkka()
    {
        // Directory files of their own, so that those of the tree above it do not reach in.
        Write("packages/Directory.Build.props", "<Project />");
        Write("packages/Directory.Packages.props", "<Project />");
        Write("packages/Akka/Akka.csproj", Project("Akka",
            "<PackageReference Include=\"Microsoft.Extensions.Logging.Abstractions\" Version=\"10.0.14\" />"));
        Write("packages/Akka.Persistence/Akka.Persistence.csproj", Project("Akka.Persistence",
            "<ProjectReference Include=\"../Akka/Akka.csproj\" />"));
    }

    private static string Project(string name, string reference) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <LangVersion>14</LangVersion>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <PackageId>{name}</PackageId>
            <Version>{Version}</Version>
            <GeneratePackageOnBuild>true</GeneratePackageOnBuild>
          </PropertyGroup>
          <ItemGroup>{reference}</ItemGroup>
        </Project>
        """;

    private List<string> Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", string.Join(' ', arguments) + " -v quiet --nologo")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        // The made packages must never be found by another build: they go to a cache of their own, and the ordinary one
        // is only read.
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(home, ".nuget", "packages");
        start.Environment["NUGET_PACKAGES"] = In("cache");
        start.Environment["RestoreFallbackFolders"] = cache;
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var dotnet = Process.Start(start) ?? throw new InvalidOperationException("dotnet cannot be started.");
        var output = dotnet.StandardOutput.ReadToEnd();
        dotnet.WaitForExit();
        return dotnet.ExitCode == 0 ? [] :
            [.. output.Split('\n').Where(line => line.Contains(" error ", StringComparison.Ordinal)).Distinct(),
                $"dotnet {arguments[0]} ended with {dotnet.ExitCode}"];
    }

    private void Write(string path, string text)
    {
        var file = In(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private string In(string path) => Path.Combine(folder, path);

    [GeneratedRegex(@"Permagent\.Kernel\.(Hosting|Simulation|Diagnostics)\b")]
    private static partial Regex OwnName();

    [GeneratedRegex(@"Permagent\.Kernel\b")]
    private static partial Regex KernelName();
}
