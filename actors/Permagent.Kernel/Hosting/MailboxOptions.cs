namespace Permagent.Kernel.Hosting;

/// <summary>A kind of mailbox that Props name by an id.</summary>
public sealed record MailboxOptions
{
    /// <summary>Most user messages that wait; null = no limit. A full mailbox drops the new message.</summary>
    public required int? Capacity { get; init; }

    /// <summary>The number of a message; lower ones are handled first, equal ones in order of arrival. Default: null,
    /// all in order of arrival.</summary>
    public Func<object, int>? Priority { get; init; }
}
