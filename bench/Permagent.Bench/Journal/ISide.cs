namespace Permagent.Bench.Journal;

/// <summary>One of the programs that are compared.</summary>
internal interface ISide : IAsyncDisposable
{
    /// <summary>Makes batches durable, each before the next is begun; they come in order, from 0.</summary>
    Task WriteAsync(int first, int count);
}
