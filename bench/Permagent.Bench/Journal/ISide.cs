namespace Permagent.Bench.Journal;

/// <summary>One of the programs that are compared.</summary>
internal interface ISide : IAsyncDisposable
{
    /// <summary>Makes one batch durable; batches come in order, from 0.</summary>
    Task WriteAsync(int batch);
}
