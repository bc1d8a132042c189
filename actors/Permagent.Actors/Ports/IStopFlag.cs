namespace Permagent.Actors.Ports;

/// <summary>The stop switch as the gateway sees it: a file in the state folder, tested outside the actor
/// system.</summary>
public interface IStopFlag
{
    /// <summary>True from the moment the file <c>STOP</c> exists until it is resumed. Any thread may read it.</summary>
    bool IsSet { get; }
}
