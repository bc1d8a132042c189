namespace Permagent.Tools.Documents;

/// <summary>What a file is, by its name alone.</summary>
internal static class Kinds
{
    /// <summary>The ending in lower case, or <c>no ending</c>.</summary>
    public static string Of(string path)
    {
        var ending = Path.GetExtension(Path.GetFileName(path));
        return ending.Length is > 1 and <= 12
            ? new string([.. ending.Select(char.ToLowerInvariant)])
            : "no ending";
    }

    /// <summary>What a manifest describes; empty for other files.</summary>
    public static string Manifest(string path)
    {
        var name = Path.GetFileName(path);
        return name switch
        {
            "package.json" => "JavaScript package",
            "Cargo.toml" => "Rust package",
            "go.mod" => "Go module",
            "pyproject.toml" or "setup.py" or "requirements.txt" => "Python project",
            "pom.xml" or "build.gradle" or "build.gradle.kts" => "Java project",
            "Gemfile" => "Ruby project",
            "composer.json" => "PHP project",
            "Package.swift" => "Swift package",
            "Makefile" or "CMakeLists.txt" => "build file",
            "Dockerfile" or "docker-compose.yml" or "compose.yaml" => "container",
            _ => Path.GetExtension(name) switch
            {
                ".csproj" or ".fsproj" or ".vbproj" => ".NET project",
                ".sln" or ".slnx" => ".NET solution",
                _ => "",
            },
        };
    }
}
