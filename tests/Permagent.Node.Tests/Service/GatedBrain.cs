using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Permagent.Brain;
using Permagent.Brain.Ingest;

namespace Permagent.Node.Tests.Service;

/// <summary>A Brain that only reads folders, each step when the test gives it.</summary>
internal class GatedBrain : DispatchProxy
{
    /// <summary>What it was asked to read.</summary>
    public List<IngestRequest> Asked { get; } = [];

    /// <summary>The steps of the next readings.</summary>
    public Channel<IngestProgress> Steps { get; } = Channel.CreateBounded<IngestProgress>(100);

    public static (IBrain Brain, GatedBrain Gate) Make()
    {
        var brain = Create<IBrain, GatedBrain>();
        return (brain, (GatedBrain)(object)brain);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod?.Name != nameof(IBrain.IngestAsync)) throw new NotSupportedException(targetMethod?.Name);
        lock (Asked) Asked.Add((IngestRequest)args![0]!);
        return ReadAsync((CancellationToken)args[1]!);
    }

    private async IAsyncEnumerable<IngestProgress> ReadAsync([EnumeratorCancellation] CancellationToken halt)
    {
        await foreach (var step in Steps.Reader.ReadAllAsync(halt))
        {
            yield return step;
            if (step.Finished) yield break;
        }
    }
}
