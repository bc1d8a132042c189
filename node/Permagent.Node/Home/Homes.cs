using Permagent.Node.Cli;
using Permagent.Node.Keys;

namespace Permagent.Node.Home;

/// <summary>Makes and finds state folders.</summary>
internal sealed class Homes(TimeProvider clock, Func<string, string?> environment) : IHomes
{
    /// <inheritdoc/>
    public string Resolve(string? flag) => HomeLocation.Resolve(flag, environment);

    /// <inheritdoc/>
    public string HeadOf(string home) => HomeFolder.At(home).Head;

    /// <inheritdoc/>
    public string CacheFolder() => HomeLocation.CacheFolder(environment);

    /// <inheritdoc/>
    public HomeInfo? Find(string home)
    {
        var folder = HomeFolder.At(home);
        if (!folder.Exists) return null;
        var config = HomeConfig.Read(folder.Config);
        return new(folder.Root, config.Trial, File.Exists(folder.StopFile), config.Version);
    }

    /// <inheritdoc/>
    public Task<HomeInfo> CreateAsync(string home, bool trial, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Find(home) is { } existing) return Task.FromResult(existing);
        var folder = HomeFolder.At(home);
        folder.RequireSocketFits();
        folder.MakeFolders();
        FirstKeys.Make(new(folder), trial, clock.GetUtcNow());
        // The settings come last: a home without them is unfinished, and the next try completes it.
        new HomeConfig { Version = HomeConfig.VersionNow, Trial = trial }.Write(folder.Config);
        return Task.FromResult(Find(home)!);
    }
}
