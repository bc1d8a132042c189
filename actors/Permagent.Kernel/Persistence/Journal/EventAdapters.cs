#nullable disable
using System.Collections.Concurrent;

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>The adapters of a system by event type: the most derived binding counts. Any thread may call it.</summary>
public sealed class EventAdapters
{
    private readonly EventAdapterBinding[] _bindings;
    private readonly ConcurrentDictionary<Type, IEventAdapter> _found = new();

    /// <summary>Adapters of bindings.</summary>
    public EventAdapters(IEnumerable<EventAdapterBinding> bindings)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        _bindings = [.. bindings];
    }

    internal bool IsEmpty => _bindings.Length == 0;

    /// <summary>The adapter of a type; the identity when none is bound.</summary>
    public IEventAdapter Get<T>() => Get(typeof(T));

    /// <summary>The adapter of a type; the identity when none is bound.</summary>
    public IEventAdapter Get(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return IsEmpty ? IdentityEventAdapter.Instance : _found.GetOrAdd(type, Find);
    }

    private IEventAdapter Find(Type type)
    {
        EventAdapterBinding best = null;
        foreach (EventAdapterBinding binding in _bindings)
        {
            if (binding.EventType.IsAssignableFrom(type)
                && (best is null || (best.EventType != binding.EventType
                    && best.EventType.IsAssignableFrom(binding.EventType))))
            {
                best = binding;
            }
        }

        return best is null ? IdentityEventAdapter.Instance : new Bound(best);
    }

    /// <summary>One binding as an adapter for both ways.</summary>
    private sealed class Bound(EventAdapterBinding binding) : IEventAdapter
    {
        public string Manifest(object evt) => binding.Write?.Manifest(evt) ?? string.Empty;

        public object ToJournal(object evt) => binding.Write is null ? evt : binding.Write.ToJournal(evt);

        public IEventSequence FromJournal(object evt, string manifest) => binding.Read.Length == 0
            ? EventSequence.Single(evt)
            : EventSequence.Create(binding.Read.SelectMany(read => read.FromJournal(evt, manifest).Events));
    }
}
