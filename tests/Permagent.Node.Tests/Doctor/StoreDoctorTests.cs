using Permagent.Node.Api;
using Permagent.Node.Doctor;
using Permagent.Node.Home;
using Permagent.Node.Wiring;
using Permagent.Verify.Entries;

namespace Permagent.Node.Tests.Doctor;

/// <summary>The doctor with the daemon down finds a damaged database by its name; the daemon refuses to start on
/// it.</summary>
public sealed class StoreDoctorTests : IDisposable
{
    private static readonly NodeAmbient Ambient = NodeAmbient.OfProcess(
        Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);

    private readonly TempHome _temp = new();

    public void Dispose() => _temp.Dispose();

    private async Task MakeAsync()
    {
        await new Homes(TimeProvider.System, _ => null).CreateAsync(_temp.Path, trial: false, CancellationToken.None);
        await using var stores = await NodeStores.OpenAsync(_temp.Folder, Ambient, _ => { }, CancellationToken.None);
    }

    private IReadOnlyList<DoctorLine> Look() =>
        new StoreDoctor(_temp.Folder, TimeProvider.System).Check(deep: true, CancellationToken.None);

    private static string Results(IEnumerable<DoctorLine> lines) =>
        string.Join(' ', lines.Select(line => $"{line.Id}:{line.Result}"));

    [Fact]
    public async Task Whole_databases_pass_and_are_left_as_they_are()
    {
        await MakeAsync();
        var before = File.ReadAllBytes(_temp.Folder.LedgerDatabase);

        var lines = Look();

        Assert.Equal("D06:ok D07:ok D08:ok", Results(lines));
        Assert.Equal(before, File.ReadAllBytes(_temp.Folder.LedgerDatabase));
        Assert.False(HomeLock.IsHeld(_temp.Folder));
    }

    [Theory]
    [InlineData("ledger.db")]
    [InlineData("journal.db")]
    [InlineData("brain.db")]
    public async Task A_damaged_database_is_named_with_what_to_do_and_no_daemon_starts_on_it(string name)
    {
        await MakeAsync();
        var file = Path.Combine(_temp.Path, name);
        using (var open = File.OpenWrite(file)) open.Write(new byte[4096]);
        var damaged = File.ReadAllBytes(file);

        var line = Look().First(line => line.Result == "fail");
        var refused = await Assert.ThrowsAsync<NodeException>(
            () => NodeStores.OpenAsync(_temp.Folder, Ambient, _ => { }, CancellationToken.None));

        Assert.Equal("D06", line.Id);
        Assert.Contains(file, line.Words, StringComparison.Ordinal);
        Assert.Contains($"Copy {name} away", line.Fix, StringComparison.Ordinal);
        Assert.Equal("PA-0140", refused.Code);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllBytes(file));
    }

    [Theory]
    [InlineData("ledger.db")]
    [InlineData("journal.db")]
    [InlineData("brain.db")]
    public async Task A_missing_database_is_named(string name)
    {
        await MakeAsync();
        File.Delete(Path.Combine(_temp.Path, name));

        var line = Assert.Single(Look(), line => line.Result == "fail");

        Assert.Contains(Path.Combine(_temp.Path, name), line.Words, StringComparison.Ordinal);
        Assert.Contains("missing", line.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_ledger_than_the_head_file_knows_is_found()
    {
        await MakeAsync();
        var old = File.ReadAllBytes(_temp.Folder.LedgerDatabase);
        await using (var stores = await NodeStores.OpenAsync(_temp.Folder, Ambient, _ => { }, CancellationToken.None))
        {
            var entry = new EntryDraft { Type = EntryTypes.Incident, Actor = new EntryActor(ActorKinds.System) };
            await stores.Ledger.AppendAsync(entry.AllObserved(), CancellationToken.None);
        }

        File.WriteAllBytes(_temp.Folder.LedgerDatabase, old);

        Assert.Equal("D06:ok D07:ok D08:fail", Results(Look()));
    }

    [Fact]
    public async Task While_a_daemon_owns_the_files_nothing_is_looked_at()
    {
        await MakeAsync();
        using var held = HomeLock.Take(_temp.Folder);

        Assert.Empty(Look());
    }

    [Fact]
    public async Task A_home_that_never_started_has_no_database_yet()
    {
        await new Homes(TimeProvider.System, _ => null).CreateAsync(_temp.Path, trial: false, CancellationToken.None);

        Assert.Equal("D06:skip", Results(Look()));
    }
}
