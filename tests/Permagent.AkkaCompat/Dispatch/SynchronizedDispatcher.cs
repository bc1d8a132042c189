namespace Permagent.Kernel.Dispatch;

/// <summary>Runs actors on the SynchronizationContext of whoever made the first of them.</summary>
internal sealed class SynchronizedDispatcher() : MessageDispatcher(SynchronizationContext.Current)
{
    private readonly SynchronizationContext _context = SynchronizationContext.Current ?? new SynchronizationContext();

#pragma warning disable VSTHRD001 // Nobody waits for what is posted.
    protected override void ExecuteTask(IRunnable run) => _context.Post(static state => ((IRunnable)state).Run(), run);
#pragma warning restore VSTHRD001
}
