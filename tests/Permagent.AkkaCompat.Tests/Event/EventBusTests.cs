using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;

namespace Permagent.AkkaCompat.Tests.Event;

public sealed class EventBusTests : CompatTest
{
    private sealed record News(string Topic, string Text);

    private sealed class TopicBus : ActorEventBus<News, string>
    {
        protected override bool IsSubClassification(string parent, string child) =>
            child.StartsWith(parent, StringComparison.Ordinal);

        protected override void Publish(News @event, IActorRef subscriber) => subscriber.Tell(@event.Text);

        protected override bool Classify(News @event, string classifier) =>
            IsSubClassification(classifier, GetClassifier(@event));

        protected override string GetClassifier(News @event) => @event.Topic;
    }

    [Fact]
    public void An_event_reaches_each_fitting_subscriber_once()
    {
        TopicBus bus = new();
        Assert.True(bus.Subscribe(Inbox.Receiver, "sport"));
        Assert.True(bus.Subscribe(Inbox.Receiver, "sport/chess"));
        Assert.False(bus.Subscribe(Inbox.Receiver, "sport"));

        bus.Publish(new News("sport/chess", "mate"));
        bus.Publish(new News("weather", "rain"));

        Assert.Equal("mate", Expect<string>());
        ExpectNothing();
    }

    [Fact]
    public void Unsubscribing_takes_what_is_contained_with_it()
    {
        TopicBus bus = new();
        bus.Subscribe(Inbox.Receiver, "sport/chess");
        bus.Subscribe(Inbox.Receiver, "weather");

        Assert.True(bus.Unsubscribe(Inbox.Receiver, "sport"));
        Assert.False(bus.Unsubscribe(Inbox.Receiver, "sport"));
        bus.Publish(new News("sport/chess", "mate"));
        bus.Publish(new News("weather", "rain"));

        Assert.Equal("rain", Expect<string>());
        Assert.True(bus.Unsubscribe(Inbox.Receiver));
        Assert.False(bus.Unsubscribe(Inbox.Receiver));
    }

    private sealed class LengthBus : EventBus<string, int, List<string>>
    {
        protected override bool IsSubClassification(int parent, int child) => parent == child;

        protected override void Publish(string @event, List<string> subscriber) => subscriber.Add(@event);

        protected override bool Classify(string @event, int classifier) => GetClassifier(@event) == classifier;

        protected override int GetClassifier(string @event) => @event.Length;
    }

    [Fact]
    public void Subscribers_may_be_anything()
    {
        LengthBus bus = new();
        List<string> got = [];
        bus.Subscribe(got, 3);

        bus.Publish("one");
        bus.Publish("four");

        Assert.Equal(["one"], got);
    }
}
