#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Tests.Actor;

public sealed class NameTests : TestSystem
{
    private static readonly string[] s_names = ["w1", "w2", "other"];

    [Theory]
    [InlineData("")]
    [InlineData("$a")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a%2")]
    [InlineData("ä")]
    public void S14_Bad_names_throw_in_the_caller(string name) =>
        Assert.Throws<InvalidActorNameException>(() => Act(_ => { }, name));

    [Theory]
    [InlineData("a-1_b.c*$+:@&=,!~';()")]
    [InlineData("a%20b")]
    public void S14_Valid_symbols_are_taken(string name) => Assert.Equal(name, Act(_ => { }, name).Path.Name);

    [Fact]
    public void S14_Malformed_paths_throw()
    {
        Assert.Throws<UriFormatException>(() => ActorPath.Parse("no path"));
        Assert.Throws<IllegalActorNameException>(() => System.ActorSelection("/user/**/a"));
    }

    [Fact]
    public void S15_A_name_is_free_again_inside_the_Terminated_handler_of_the_parent()
    {
        IActorRef parent = Act(a =>
        {
            Props child = Scripted.PropsFor(c => c.OnPreStart = () => Probe.Tell("started"));
            a.OnPreStart = () => a.Ctx.Watch(a.Ctx.ActorOf(child, "name"));
            a.On<string>(_ =>
            {
                Assert.Throws<InvalidActorNameException>(() => a.Ctx.ActorOf(child, "name"));
                a.Ctx.Stop(a.Ctx.Child("name"));
                Assert.Throws<InvalidActorNameException>(() => a.Ctx.ActorOf(child, "name"));
            });
            a.On<Terminated>(_ => a.Ctx.ActorOf(child, "name"));
        });
        Probe.ExpectMsg("started");

        parent.Tell("again");

        Probe.ExpectMsg("started");
    }

    [Fact]
    public void S16_Generated_names_count_in_base_64()
    {
        IActorRef parent = Act(a => a.On<int>(n =>
        {
            string[] names = [.. Enumerable.Range(0, n).Select(_ => a.Ctx.ActorOf(Props.Empty).Path.Name)];
            Probe.Tell(string.Join(' ', names[0], names[1], names[25], names[26], names[63], names[64]));
        }));

        parent.Tell(65);

        Probe.ExpectMsg("$a $b $z $A $~ $ab");
    }

    [Fact]
    public void S17_Another_incarnation_is_another_ref()
    {
        IActorRef first = Act(_ => { }, "name");
        Probe.Watch(first);
        System.Stop(first);
        Probe.ExpectTerminated(first);

        IActorRef second = Act(_ => { }, "name");

        Assert.Equal(first.Path, second.Path);
        Assert.NotEqual(first, second);
        Assert.NotEqual(0, second.Path.Uid);
        Assert.NotEqual(first.Path.Uid, second.Path.Uid);
        Assert.Equal("akka://test/user/name", second.Path.ToString());
        Assert.Equal($"akka://test/user/name#{second.Path.Uid}", second.Path.ToSerializationFormat());
    }

    [Fact]
    public void Paths_survive_a_round_trip_through_text()
    {
        ActorPath path = Act(_ => { }, "a-b").Path;

        ActorPath read = ActorPath.Parse(path.ToSerializationFormat());

        Assert.Equal(path, read);
        Assert.Equal(path.Uid, read.Uid);
        Assert.Equal(["user", "a-b"], read.Elements);
        Assert.Equal("/user", read.Parent.ToStringWithoutAddress());
    }

    [Fact]
    public async Task S50_Selections_meet_wildcards_and_descendants()
    {
        foreach (string name in s_names)
        {
            Act(
                a =>
                {
                    a.Ctx.ActorOf(Scripted.PropsFor(c => c.On<string>(_ => Probe.Tell($"{name}/child"))), "child");
                    a.OnPreStart = () => Probe.Tell("ready");
                    a.On<string>(_ => Probe.Tell(name));
                },
                name);
        }

        Probe.ReceiveN(3);
        await Task.WhenAll(s_names.Select(name =>
            System.ActorSelection($"/user/{name}/child").ResolveOne(TimeSpan.FromSeconds(5))));

        System.ActorSelection("/user/w?").Tell("x");
        Assert.Equal(["w1", "w2"], Probe.ReceiveN(2).Order());
        System.ActorSelection("/user/*/child").Tell("x");
        Assert.Equal(["other/child", "w1/child", "w2/child"], Probe.ReceiveN(3).Order());
        System.ActorSelection("/user/w1/child/../../w2").Tell("x");
        Probe.ExpectMsg("w2");
        System.ActorSelection("w1/**").Tell("x");
        Probe.ExpectMsg("w1/child");
        System.ActorSelection("/user/**").Tell("x");
        Assert.Equal( // The probe stands below /user too, and keeps the message as it is.
            "other other/child w1 w1/child w2 w2/child x", string.Join(" ", Probe.ReceiveN(7).Order()));
    }

    [Fact]
    public async Task S50_Nobody_answers_Identify_with_a_null_subject()
    {
        ActorIdentity identity = await System.ActorSelection("/user/none").Ask<ActorIdentity>(new Identify(7));

        Assert.Null(identity.Subject);
        Assert.Equal(7, identity.MessageId);
        await Assert.ThrowsAsync<ActorNotFoundException>(() =>
            System.ActorSelection("/user/none").ResolveOne(TimeSpan.FromSeconds(1)));
    }
}
