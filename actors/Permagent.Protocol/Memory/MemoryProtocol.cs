namespace Permagent.Protocol.Memory;

/// <summary>What <c>/user/brain</c> understands.</summary>
public abstract record MemoryMessage;

/// <summary>Says that memory has changed and entries may wait for the ledger. No answer; a lost one costs only time,
/// since the actor looks by itself too.</summary>
public sealed record MemoryFilled : MemoryMessage;
