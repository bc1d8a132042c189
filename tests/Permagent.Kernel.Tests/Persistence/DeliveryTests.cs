#nullable disable
using System.Globalization;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;

namespace Permagent.Kernel.Tests.Persistence;

public sealed class DeliveryTests : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    private readonly PersistenceKit _kit = new();
    private readonly List<string> _received = [];
    private PersistenceSettings.AtLeastOnceDeliverySettings _settings = new(s_interval, 10_000, 5, 100_000);

    public void Dispose() => _kit.Dispose();

    private IActorRef Start() =>
        _kit.System.ActorOf(Props.CreateBy(new Producer(() => new Sending(_kit.Log, _settings))), "sender");

    private void StartReceiver() => _kit.System.ActorOf(
        Scripted.PropsFor(self => self.On<string>(_received.Add)), "receiver");

    private void AssertReceived(params string[] expected)
    {
        Assert.Equal(expected, _received);
        _received.Clear();
    }

    [Fact]
    public void P20_A_message_comes_again_until_it_is_confirmed()
    {
        StartReceiver();
        IActorRef sender = Start();

        sender.Tell("hello");
        AssertReceived("1 hello");
        _kit.Clock.Advance(s_interval);
        AssertReceived("1 hello");
        sender.Tell(1L);
        _kit.Clock.Advance(10 * s_interval);

        AssertReceived();
        _kit.AssertLog("confirmed True, open 0");
    }

    [Fact]
    public void P20_Numbers_begin_with_one_and_an_unknown_one_is_not_confirmed()
    {
        StartReceiver();
        IActorRef sender = Start();
        sender.Tell("a");
        sender.Tell("b");

        sender.Tell(3L);

        AssertReceived("1 a", "2 b");
        _kit.AssertLog("confirmed False, open 2");
    }

    [Fact]
    public void P20_What_was_not_confirmed_is_sent_after_the_recovery_and_not_during_it()
    {
        IActorRef first = Start();
        first.Tell("a");
        first.Tell("b");
        first.Tell(1L);
        _kit.Reopen();
        StartReceiver();

        Start();

        AssertReceived("2 b");
    }

    [Fact]
    public void P20_A_snapshot_holds_what_is_open_and_the_last_number()
    {
        StartReceiver();
        IActorRef sender = Start();
        sender.Tell("a");
        sender.Tell("b");
        sender.Tell(2L);

        sender.Tell('s');
        _kit.Reopen();
        _received.Clear();
        StartReceiver();
        Start().Tell("c");

        AssertReceived("1 a", "3 c");
    }

    [Fact]
    public void P20_So_many_at_a_time_oldest_first()
    {
        _settings = _settings.WithRedeliveryBurstLimit(2);
        StartReceiver();
        IActorRef sender = Start();
        foreach (string text in (string[])["a", "b", "c"])
        {
            sender.Tell(text);
        }

        _received.Clear();
        _kit.Clock.Advance(s_interval);
        AssertReceived("1 a", "2 b");
        _kit.Clock.Advance(s_interval / 2);

        AssertReceived("3 c");
    }

    [Fact]
    public void P20_The_actor_is_warned_after_so_many_attempts()
    {
        _settings = _settings.WithWarnAfterNumberOfUnconfirmedAttempts(2);
        StartReceiver();
        Start().Tell("a");

        _kit.Clock.Advance(s_interval);
        _kit.AssertLog();
        _kit.Clock.Advance(s_interval);

        _kit.AssertLog("warned of 1 at /user/receiver");
        _kit.Clock.Advance(3 * s_interval);
        _kit.AssertLog();
    }

    [Fact]
    public void P20_One_too_many_is_refused()
    {
        _settings = _settings.WithMaxUnconfirmedMessages(1);
        IActorRef sender = Start();
        sender.Tell("a");

        sender.Tell("b");

        _kit.AssertLog("refused MaxUnconfirmedMessagesExceededException");
    }

    [Fact]
    public void P20_A_selection_of_several_is_refused()
    {
        Start().Tell('*');

        _kit.AssertLog("refused NotSupportedException");
    }

    /// <summary>Texts are stored and delivered, numbers confirmed.</summary>
    private sealed class Sending(List<string> log, PersistenceSettings.AtLeastOnceDeliverySettings settings)
        : AtLeastOnceDeliveryActor(settings)
    {
        public override string PersistenceId => "sending";

        protected override bool ReceiveRecover(object message)
        {
            switch (message)
            {
                case string text when text.StartsWith('#'):
                    ConfirmDelivery(Number(text[1..]));
                    return true;
                case string text:
                    Send(text);
                    return true;
                case SnapshotOffer offer:
                    SetDeliverySnapshot(Read((string)offer.Snapshot));
                    return true;
                default:
                    return false;
            }
        }

        protected override bool ReceiveCommand(object message)
        {
            switch (message)
            {
                case string text:
                    Persist(text, Send);
                    return true;
                case long id:
                    Persist($"#{id}", _ => log.Add($"confirmed {ConfirmDelivery(id)}, open {UnconfirmedCount}"));
                    return true;
                case 's':
                    SaveSnapshot(Written(GetDeliverySnapshot()));
                    return true;
                case '*':
                    Try(() => Deliver(Context.ActorSelection("/user/*"), number => number));
                    return true;
                case UnconfirmedWarning warning:
                    log.AddRange(warning.UnconfirmedDeliveries.Select(one =>
                        $"warned of {one.DeliveryId} at {one.Destination.ToStringWithoutAddress()}"));
                    return true;
                default:
                    return false;
            }
        }

        private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

        private static string Written(AtLeastOnceDeliverySnapshot state) => string.Join('|',
            state.UnconfirmedDeliveries.Select(one => $"{one.DeliveryId}={one.Message}")
                .Prepend($"{state.CurrentDeliveryId}"));

        private AtLeastOnceDeliverySnapshot Read(string text)
        {
            string[] parts = text.Split('|');
            return new AtLeastOnceDeliverySnapshot(Number(parts[0]), [.. parts[1..].Select(part =>
            {
                string[] pair = part.Split('=');
                return new UnconfirmedDelivery(Number(pair[0]), Self.Path.Parent / "receiver", pair[1]);
            })]);
        }

        private void Send(string text) =>
            Try(() => Deliver(Self.Path.Parent / "receiver", number => $"{number} {text}"));

        private void Try(Action action)
        {
            try
            {
                action();
            }
            catch (Exception refusal) when (refusal is NotSupportedException or MaxUnconfirmedMessagesExceededException)
            {
                log.Add($"refused {refusal.GetType().Name}");
            }
        }
    }

    private sealed class Producer(Func<ActorBase> make) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Sending);

        public ActorBase Produce() => make();

        public void Release(ActorBase actor)
        {
        }
    }
}
