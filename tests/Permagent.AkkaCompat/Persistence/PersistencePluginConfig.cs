using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Persistence.Journal;
using Permagent.Kernel.Persistence.Snapshot;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Persistence;

/// <summary>Journals and snapshot stores by the sections that name their classes.</summary>
internal static class PersistencePluginConfig
{
    private const string JournalRoot = "akka.persistence.journal";
    private const string SnapshotRoot = "akka.persistence.snapshot-store";

    /// <summary>Props of the journal of an id; an empty id is the default one. Null for an unknown id.</summary>
    internal static Props Journal(ActorSystem system, string id) =>
        PropsOf<AsyncWriteJournal>(system, Id(system, id, JournalRoot), "journal-plugin-fallback");

    /// <summary>Props of the snapshot store of an id; an empty id is the default one. Null for an unknown id.</summary>
    internal static Props SnapshotStore(ActorSystem system, string id) =>
        PropsOf<SnapshotStore>(system, Id(system, id, SnapshotRoot), "snapshot-store-plugin-fallback");

    /// <summary>The section of a plugin with what stands behind each; null if there is none.</summary>
    internal static Config SectionOf(ActorSystem system, string id, string fallback) =>
        system.Settings.Config.GetConfig(id)?.SafeWithFallback(
            system.Settings.Config.GetConfig($"akka.persistence.{fallback}"));

    private static string Id(ActorSystem system, string id, string root) =>
        string.IsNullOrEmpty(id) ? system.Settings.Config.GetString($"{root}.plugin", "") : id;

    private static Props PropsOf<TPlugin>(ActorSystem system, string id, string fallback)
    {
        Config section = string.IsNullOrEmpty(id) ? null : SectionOf(system, id, fallback);
        string name = section?.GetString("class");
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        Type type = TypeNames.Find<TPlugin>(name, $"{id}.class");
        return TypeNames.PropsOf(type, section);
    }
}
