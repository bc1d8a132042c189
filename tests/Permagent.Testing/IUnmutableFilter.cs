namespace Permagent.Testing;

/// <summary>Events that are kept quiet until it is unmuted.</summary>
public interface IUnmutableFilter : IDisposable
{
    /// <summary>Lets the events be heard again.</summary>
    void Unmute();
}
