namespace Permagent.Kernel.Actor;

/// <summary>A machine that logs its events and transitions at debug level when <c>akka.actor.debug.fsm</c> is
/// on.</summary>
public interface ILoggingFSM;
