using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Dispatch;

/// <summary>A kind of mailbox.</summary>
public abstract class MailboxType(Settings settings, Config config)
{
    /// <summary>The system's settings.</summary>
    protected Settings Settings { get; } = settings;

    /// <summary>The mailbox's section.</summary>
    protected Config Config { get; } = config;

    /// <summary>The kernel's form of it.</summary>
    internal abstract MailboxOptions Options { get; }
}

/// <summary>No limit, in order of arrival.</summary>
public sealed class UnboundedMailbox(Settings settings, Config config) : MailboxType(settings, config)
{
    /// <summary>Without settings.</summary>
    public UnboundedMailbox()
        : this(null, null)
    {
    }

    internal override MailboxOptions Options => new() { Capacity = null };
}

/// <summary>No limit, in order of arrival; fits a stash, as every mailbox of this kernel does.</summary>
public sealed class UnboundedDequeBasedMailbox(Settings settings, Config config) : MailboxType(settings, config)
{
    internal override MailboxOptions Options => new() { Capacity = null };
}

/// <summary>At most <c>mailbox-capacity</c> messages; a full one drops the new message.</summary>
public sealed class BoundedMailbox(Settings settings, Config config) : MailboxType(settings, config)
{
    /// <summary>Most messages.</summary>
    public int Capacity { get; } = Mailboxes.CapacityOf(config);

    internal override MailboxOptions Options => new() { Capacity = Capacity };
}

/// <summary>At most <c>mailbox-capacity</c> messages; fits a stash, as every mailbox of this kernel does.</summary>
public sealed class BoundedDequeBasedMailbox(Settings settings, Config config) : MailboxType(settings, config)
{
    /// <summary>Most messages.</summary>
    public int Capacity { get; } = Mailboxes.CapacityOf(config);

    internal override MailboxOptions Options => new() { Capacity = Capacity };
}

/// <summary>No limit; lower numbers first.</summary>
public abstract class UnboundedPriorityMailbox(Settings settings, Config config) : MailboxType(settings, config)
{
    internal override MailboxOptions Options => new() { Capacity = null, Priority = PriorityGenerator };

    /// <summary>The number of a message.</summary>
    protected abstract int PriorityGenerator(object message);
}

/// <summary>No limit; lower numbers first, equal ones in order of arrival.</summary>
public abstract class UnboundedStablePriorityMailbox(Settings settings, Config config) : MailboxType(settings, config)
{
    internal override MailboxOptions Options => new() { Capacity = null, Priority = PriorityGenerator };

    /// <summary>The number of a message.</summary>
    protected abstract int PriorityGenerator(object message);
}

/// <summary>Marks an actor that needs a kind of message queue; every mailbox of this kernel fits.</summary>
public interface IRequiresMessageQueue<T>;
