namespace Permagent.Kernel.Hosting;

/// <summary>A kind of mailbox that Props name by an id.</summary>
public sealed record MailboxOptions
{
    /// <summary>Most user messages that wait; null = no limit. A full mailbox drops the new message.</summary>
    public required int? Capacity { get; init; }
}
