using Permagent.Node.Api;

namespace Permagent.Node.Tests;

/// <summary>What a test does with the calls of a <see cref="RelayedClient"/>.</summary>
internal interface IRelay
{
    /// <summary>The node that the next call goes to.</summary>
    INodeClient Now { get; }

    /// <summary>One call, or the next row of a stream.</summary>
    Task<T> CallAsync<T>(Func<INodeClient, Task<T>> call);

    /// <summary>The client asks the node to end.</summary>
    Task ShutdownAsync(CancellationToken cancellationToken);
}
