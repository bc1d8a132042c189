using Permagent.Verify.Keys;

namespace Permagent.Actors.Ports;

/// <summary>Public keys whose signatures count as a person's answer. The private halves are never in this
/// process.</summary>
public interface IApproverKeys
{
    /// <summary>The keys of this home as its key events tell them now.</summary>
    KeyRing Current { get; }
}
