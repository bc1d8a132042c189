#nullable disable
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Diagnostics;

/// <summary>The kernel's meter and activities, one set for all systems of the process. A tell touches none of it; a run
/// asks once whether anybody listens.</summary>
internal sealed class KernelTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    internal const string Name = "Permagent.Kernel";

    private static readonly Lock s_lock = new();
    private static KernelTelemetry s_current;

    private readonly Counter<long> _messages;
    private readonly Counter<long> _restarts;
    private readonly Counter<long> _deadLetters;
    private readonly Counter<long> _askTimeouts;
    private readonly Histogram<int> _runMessages;
    private readonly Histogram<int> _mailboxMessages;
    private readonly Histogram<int> _journalBatchEvents;

    private KernelTelemetry()
    {
        Meter meter = new(Name);
        _messages = meter.CreateCounter<long>("kernel.messages", "{message}", "User messages processed.");
        _restarts = meter.CreateCounter<long>("kernel.restarts", "{restart}", "Instances replaced after a failure.");
        _deadLetters = meter.CreateCounter<long>("kernel.dead_letters", "{message}", "Messages nobody processed.");
        _askTimeouts = meter.CreateCounter<long>("kernel.ask_timeouts", "{ask}", "Questions without answer in time.");
        _runMessages = meter.CreateHistogram<int>("kernel.run_messages", "{message}", "User messages of one run.");
        _mailboxMessages = meter.CreateHistogram<int>(
            "kernel.mailbox_messages", "{message}", "User messages that wait when a run ends: a sample.");
        _journalBatchEvents = meter.CreateHistogram<int>(
            "kernel.journal_batch_events", "{event}", "Events of one request to write.");
    }

    /// <summary>The instruments; null until a system of the process has run for a second.</summary>
    internal static KernelTelemetry Current => Volatile.Read(ref s_current);

    /// <summary>Makes the instruments, once.</summary>
    internal static void Start()
    {
        lock (s_lock)
        {
            s_current ??= new KernelTelemetry();
        }
    }

    /// <summary>Whether anybody listens to what a run tells.</summary>
    internal bool HearsRuns => _messages.Enabled || _runMessages.Enabled || _mailboxMessages.Enabled;

    internal void RunEnded(int messages, int waiting)
    {
        _messages.Add(messages);
        _runMessages.Record(messages);
        _mailboxMessages.Record(waiting);
    }

    /// <summary>An activity around a restart, or null when nobody listens.</summary>
    internal Activity Restarting(Type actor)
    {
        _restarts.Add(1);
        Activity activity = Activities.Source.StartActivity("actor.restart");
        activity?.SetTag("actor.type", actor.FullName);
        return activity;
    }

    internal void DeadLetter(DeadLetterReason reason)
    {
        if (_deadLetters.Enabled)
        {
            _deadLetters.Add(1, new KeyValuePair<string, object>("reason", reason.ToString()));
        }
    }

    internal void AskTimedOut() => _askTimeouts.Add(1);

    internal void JournalBatch(int events) => _journalBatchEvents.Record(events);

    /// <summary>Apart, so that the first look at the instruments does not make it.</summary>
    private static class Activities
    {
        internal static readonly ActivitySource Source = new(Name);
    }
}
