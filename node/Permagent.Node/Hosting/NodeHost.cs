using Permagent.Node.Api;
using Permagent.Node.Home;

namespace Permagent.Node.Hosting;

internal sealed record NodeHostOptions(bool Ephemeral);
internal static class NodeHost
{
    public static Task<int> RunAsync(HomeFolder home, NodeHostOptions options, Action<NodeStatus> ready, CancellationToken cancellationToken) => throw new NotSupportedException(home.Root + options + ready + cancellationToken);
}
