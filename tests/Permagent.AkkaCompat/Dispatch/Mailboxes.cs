using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Dispatch;

/// <summary>The mailboxes of a system by their ids, which are paths in its settings. Any thread.</summary>
public sealed class Mailboxes
{
    /// <summary>The id of the mailbox of actors that name none.</summary>
    public static readonly string DefaultMailboxId = "akka.actor.default-mailbox";

    private readonly ActorSystem _system;

    internal Mailboxes(ActorSystem system) => _system = system;

    /// <summary>The mailbox of an id.</summary>
    /// <exception cref="ConfigurationException">There is no such section, or its type is not known.</exception>
    public MailboxType Lookup(string id)
    {
        Config section = _system.Settings.Config.GetConfig(id)
            ?? throw new ConfigurationException($"Mailbox Type [{id}] not configured");
        string name = section.GetString("mailbox-type") ?? throw new ConfigurationException(
            $"The setting mailbox-type, defined in [{id}], is empty");
        Type type = TypeNames.Find<MailboxType>(name, $"{id}.mailbox-type");
        return (MailboxType)TypeNames.Make(type, _system.Settings, section);
    }

    internal static int CapacityOf(Config section)
    {
        int capacity = section.GetInt("mailbox-capacity", 1000);
        return capacity > 0 ? capacity : throw new ConfigurationException(
            $"mailbox-capacity is {capacity}; a bounded mailbox holds at least one message.");
    }

    internal MailboxOptions Find(string id) =>
        _system.Settings.Config.GetValue(id)?.IsObject() == true ? Lookup(id).Options : null;
}
