#nullable disable
using System.Runtime.CompilerServices;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Event;

namespace Permagent.Testing;

/// <summary>Hears what a system publishes, at once and on the publisher's thread, and hands it to the
/// filters.</summary>
internal sealed class TestEventHub : KernelRef
{
    private static readonly ConditionalWeakTable<ActorSystem, TestEventHub> s_known = new();

    private readonly ActorSystemImpl _system;
    private readonly Lock _lock = new();
    private readonly List<ActiveFilter> _filters = [];
    private Action<string> _output;
    private bool _listens;

    private TestEventHub(ActorSystem system)
    {
        _system = (ActorSystemImpl)system;
        Path = _system.RootPath / "test-events";
    }

    public override ActorPath Path { get; }

    internal override ActorSystemImpl System => _system;

    /// <summary>Where log lines go that no filter takes; null for nowhere.</summary>
    internal Action<string> Output
    {
        get => _output;
        set
        {
            _output = value;
            Listen();
        }
    }

    internal static TestEventHub Of(ActorSystem system) => s_known.GetValue(system, known => new TestEventHub(known));

    public override void Tell(object message, IActorRef sender)
    {
        switch (message)
        {
            case UnhandledMessage unhandled:
                Take(new Warning(
                    unhandled.Recipient.Path.ToString(),
                    unhandled.Recipient.GetType(),
                    $"Unhandled message from {unhandled.Sender}: {unhandled.Message}"));
                break;
            default:
                Take(message);
                break;
        }
    }

    internal override void SendSystem(SystemMessage message)
    {
        // No actor, so nothing to stop or watch.
    }

    internal ActiveFilter Add(IReadOnlyList<EventFilterBase> filters)
    {
        ActiveFilter active = new(filters);
        lock (_lock)
        {
            _filters.Add(active);
        }

        Listen();
        return active;
    }

    internal void Remove(ActiveFilter filter)
    {
        lock (_lock)
        {
            _filters.Remove(filter);
        }
    }

    private void Listen()
    {
        lock (_lock)
        {
            if (_listens)
            {
                return;
            }

            _listens = true;
        }

        _system.EventStream.Subscribe<LogEvent>(this);
        _system.EventStream.Subscribe<AllDeadLetters>(this);
    }

    private void Take(object message)
    {
        bool taken = false;
        lock (_lock)
        {
            foreach (ActiveFilter filter in _filters)
            {
                taken |= filter.Take(message);
            }
        }

        if (!taken && message is LogEvent log && IsLoud(log.LogLevel()))
        {
            Output?.Invoke(log.ToString());
        }
    }

    private bool IsLoud(LogLevel level) => _system.Settings.LogLevel.ToUpperInvariant() switch
    {
        "OFF" => false,
        "ERROR" => level >= LogLevel.ErrorLevel,
        "WARNING" or "WARN" => level >= LogLevel.WarningLevel,
        "INFO" => level >= LogLevel.InfoLevel,
        _ => true,
    };
}
