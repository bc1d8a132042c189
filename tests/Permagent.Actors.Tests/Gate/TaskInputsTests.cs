using System.Text;
using Permagent.Actors.Gate.Calls;
using Permagent.Actors.Tests.Fakes;
using Permagent.Actors.Tools;
using Permagent.Kernel.Actor;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Ledgers;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Tests.Gate;

public sealed class TaskInputsTests : IDisposable
{
    private readonly GateHome _home = new();

    public void Dispose() => _home.Dispose();

    private async Task<ClosingInput[]> InputsAsync() => [.. await TaskInputs.OfAsync(
        _home.Ledger.Entries, commitment => _home.Ledger.ReadCommittedAsync(commitment, CancellationToken.None))];

    [Fact]
    public async Task Reads_and_files_that_a_tool_read_to_act_are_inputs_once_each()
    {
        _home.Files.All["/a"] = "words";
        _home.Write.Sources = [new("/notes/b.md", Digest.Of([1]).ToString())];
        _home.Enrol();
        for (var i = 0; i < 2; i++) _home.Run(GateHome.Args("/a", ""), ReadTool.Id, i);
        _home.Run(GateHome.Args("/missing", ""), ReadTool.Id);
        _home.Run(GateHome.Args("/out", "new"));
        _home.Gate.Tell(new DischargeAttempt(GateHome.Attempt));

        var inputs = await InputsAsync();

        Assert.Equal(2, inputs.Length);
        Assert.Equal(new ClosingInput("/notes/b.md", Digest.Of([1]).ToString(), true), inputs[0]);
        Assert.Equal(Digest.Of("words"u8).ToString(), inputs[1].Sha256);
        Assert.Contains("\"/a\"", inputs[1].Place);
    }

    [Fact]
    public async Task What_was_erased_or_failed_is_no_input()
    {
        _home.Files.All["/a"] = "words";
        _home.Enrol();
        _home.Run(GateHome.Args("/a", ""), ReadTool.Id);
        _home.Gate.Tell(new DischargeAttempt(GateHome.Attempt));

        var inputs = await TaskInputs.OfAsync(
            _home.Ledger.Entries, _ => Task.FromResult<ReadOnlyMemory<byte>?>(null));

        Assert.Empty(inputs);
        Assert.Single(await InputsAsync());
    }

    [Fact]
    public async Task Over_a_thousand_inputs_the_rest_stands_under_one_hash()
    {
        var sources = Enumerable.Range(0, TaskInputs.ListedMax + 5)
            .Select(i => new ToolSource($"/notes/{i}", Digest.Of(Encoding.UTF8.GetBytes($"{i}")).ToString()));
        _home.Write.Sources = [.. sources];
        _home.Enrol();
        _home.Run(GateHome.Args("/out", "new"));

        var inputs = await InputsAsync();

        Assert.Equal(TaskInputs.ListedMax, inputs.Length);
        Assert.StartsWith("6 more", inputs[^1].Place);
    }
}
