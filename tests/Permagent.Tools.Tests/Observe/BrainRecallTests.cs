using System.Security.Cryptography;
using System.Text.Json;
using Permagent.Actors.Tools;
using Permagent.Brain;
using Permagent.Brain.Episodes;
using Permagent.Tools.Observe;
using Permagent.Tools.Tests.Support;

namespace Permagent.Tools.Tests.Observe;

public sealed class BrainRecallTests : IAsyncLifetime, IDisposable
{
    private readonly Home _home = new();
    private readonly SqliteBrain _brain;

    public BrainRecallTests() => _brain = SqliteBrain.Open(new BrainOptions
    {
        Folder = _home.State, Clock = _home.Clock, Secrets = RandomNumberGenerator.Create(), Mode = BrainMode.Inline,
    });

    public async Task InitializeAsync() => await _brain.RememberAsync(
        new RememberRequest("The greenhouse key hangs behind the blue door.\u001b[31m"), default);

    public async Task DisposeAsync() => await _brain.DisposeAsync();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_hit_comes_word_for_word_and_harmless()
    {
        var result = await AskAsync(new { query = "where is the greenhouse key", k = 3 });

        Assert.True(result.Ok, result.Text);
        Assert.Contains("The greenhouse key hangs behind the blue door.\\u{1B}[31m", result.Text);
    }

    [Fact]
    public async Task Unknown_words_are_said_to_be_unknown()
    {
        var result = await AskAsync(new { query = "zyxomma" });

        Assert.True(result.Ok);
        Assert.Contains("No word of the question is in the memory", result.Text);
    }

    [Theory]
    [InlineData("""{"query":" "}""")]
    [InlineData("""{"query":"x","k":51}""")]
    [InlineData("""{"q":"x"}""")]
    public async Task Bad_arguments_are_a_failed_result(string args)
    {
        using var document = JsonDocument.Parse(args);

        var result = await AskAsync(document.RootElement.Clone());

        Assert.Equal((false, "bad-args"), (result.Ok, result.Reason));
    }

    private async Task<ToolResult> AskAsync(object args) =>
        await new BrainRecallTool(_brain).ReadAsync(_home.Call(args), default);
}
