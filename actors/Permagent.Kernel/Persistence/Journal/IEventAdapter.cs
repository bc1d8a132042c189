#nullable disable

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>Turns events into what the journal keeps, and back into events. Any thread may call it.</summary>
public interface IEventAdapter : IWriteEventAdapter, IReadEventAdapter;

/// <summary>Turns events into what the journal keeps.</summary>
public interface IWriteEventAdapter
{
    /// <summary>A written name to keep beside it; empty for none.</summary>
    string Manifest(object evt);

    /// <summary>What the journal keeps; may be <see cref="Tagged"/>.</summary>
    object ToJournal(object evt);
}

/// <summary>Turns what the journal kept into events.</summary>
public interface IReadEventAdapter
{
    /// <summary>The events, none to several; all have the number of what was kept.</summary>
    IEventSequence FromJournal(object evt, string manifest);
}
