namespace Permagent.Kernel.Dispatch;

/// <summary>Work for a dispatcher.</summary>
public interface IRunnable
{
    /// <summary>Does it, on the caller's thread.</summary>
    void Run();
}
