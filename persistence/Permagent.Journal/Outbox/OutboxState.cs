namespace Permagent.Journal.Outbox;

/// <summary>Where an outbox row stands. A delivered row is deleted: its target keeps the key.</summary>
public enum OutboxState
{
    /// <summary>To be delivered when it is due.</summary>
    Waiting,

    /// <summary>Given up; a person has to look at it.</summary>
    Dead,
}
