using Permagent.Tools.Files;

namespace Permagent.Tools.Tests.Files;

public sealed class GlobsTests
{
    [Theory]
    [InlineData("a.md", "a.md", true)]
    [InlineData("*.md", "a.md", true)]
    [InlineData("*.md", "sub/a.md", false)]
    [InlineData("**/*.md", "a.md", true)]
    [InlineData("**/*.md", "x/y/a.md", true)]
    [InlineData("docs/", "docs/x/a.md", true)]
    [InlineData("docs/**", "docs2/a.md", false)]
    [InlineData("a?c*", "abcdef", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("*a*b*c", "xxaxxbxxc", true)]
    [InlineData("**", "any/thing", true)]
    [InlineData("A.md", "a.md", false)]
    [InlineData("**/a/**/b", "x/a/y/z/b", true)]
    [InlineData("**/a/**/b", "x/a/y/z/c", false)]
    public void A_pattern_takes_a_path(string pattern, string path, bool takes) =>
        Assert.Equal(takes, Globs.Matches(pattern, path));

    [Fact]
    public void Many_stars_stay_cheap()
    {
        var name = string.Concat(Enumerable.Repeat("*a", 200)) + "!";
        var pattern = string.Join('/', Enumerable.Repeat("**", 200)) + "/" + name;
        var path = string.Join('/', Enumerable.Repeat("a", 500)) + "/" + new string('a', 2_000);

        Assert.False(Globs.Matches(pattern, path));
    }

    [Theory]
    [InlineData("home/.ssh/config", true)]
    [InlineData(".ENV.production", true)]
    [InlineData("certs/server.PEM", true)]
    [InlineData("Library/Keychains/login.keychain-db", true)]
    [InlineData(".config/google-chrome/Default/History", true)]
    [InlineData("id_rsa", true)]
    [InlineData("id_rsa.pub", false)]
    [InlineData("docs/environment.md", false)]
    [InlineData("keys.md", false)]
    public void Secrets_are_known_by_their_names(string path, bool secret) =>
        Assert.Equal(secret, SecretFiles.IsSecret(path));
}
