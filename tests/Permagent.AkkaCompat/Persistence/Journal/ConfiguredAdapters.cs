using System.Collections.Immutable;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Configuration.Hocon;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>Event adapters by a journal's section: <c>event-adapters</c> and <c>event-adapter-bindings</c>.</summary>
internal static class ConfiguredAdapters
{
    /// <summary>The bindings; adapters are made when the first event meets them, since some take the system.</summary>
    internal static ImmutableList<EventAdapterBinding> From(Config section, Func<ExtendedActorSystem> system)
    {
        Dictionary<string, LateAdapter> byName = [];
        foreach ((string name, HoconValue type) in Entries(section, "event-adapters"))
        {
            Type known = TypeNames.Find<object>(type.GetString(), $"event-adapters.{name}");
            byName[name] = new LateAdapter(() => TypeNames.Make(known, system()));
        }

        return
        [
            .. Entries(section, "event-adapter-bindings").Select(entry => Binding(
                TypeNames.Find<object>(entry.Key, "event-adapter-bindings"),
                [.. Names(entry.Value).Select(name => byName.TryGetValue(name, out LateAdapter adapter)
                    ? adapter
                    : throw new ConfigurationException($"{entry.Key} was bound to undefined event-adapter: {name}"))])),
        ];
    }

    private static EventAdapterBinding Binding(Type eventType, LateAdapter[] adapters) =>
        new(eventType, adapters[0], [.. adapters.Cast<IReadEventAdapter>()]);

    private static IEnumerable<KeyValuePair<string, HoconValue>> Entries(Config section, string key) =>
        section?.GetConfig(key)?.AsEnumerable() ?? [];

    private static IEnumerable<string> Names(HoconValue value) => value.IsArray()
        ? value.GetArray().Select(item => item.GetString())
        : [value.GetString()];

    /// <summary>An adapter that is made on first use; the way it does not go leaves events as they are.</summary>
    private sealed class LateAdapter(Func<object> make) : IEventAdapter
    {
        private readonly Lazy<object> _adapter = new(make);

        public string Manifest(object evt) => (_adapter.Value as IWriteEventAdapter)?.Manifest(evt) ?? "";

        public object ToJournal(object evt) => _adapter.Value is IWriteEventAdapter write ? write.ToJournal(evt) : evt;

        public IEventSequence FromJournal(object evt, string manifest) => _adapter.Value is IReadEventAdapter read
            ? read.FromJournal(evt, manifest)
            : EventSequence.Single(evt);
    }
}
