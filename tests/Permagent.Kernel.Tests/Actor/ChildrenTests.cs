#nullable disable
using System.Globalization;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Util;
using Permagent.Testing;

namespace Permagent.Kernel.Tests.Actor;

public sealed class ChildrenTests : TestSystem
{
    private ActorSystemImpl Impl => (ActorSystemImpl)System;

    [Fact]
    public void Children_are_what_a_model_list_says()
    {
        foreach (ulong seed in Seeds.Take(100))
        {
            SeededRandom chance = new(seed);
            Children children = new();
            List<ActorCell> model = [];
            HashSet<ActorCell> stopping = [];
            int most = chance.Next(2) == 0 ? 10 : 60; // Around the limit of walking, and far above it.

            for (int step = 0; step < 300; step++)
            {
                if (chance.Next(2) == 0 && model.Count < most)
                {
                    Add(children, model, chance);
                }
                else if (model.Count > 0)
                {
                    ActorCell child = model[chance.Next(model.Count)];
                    if (chance.Next(3) == 0)
                    {
                        children.MarkStopping(child);
                        stopping.Add(child);
                    }
                    else
                    {
                        model.Remove(child);
                        bool last = stopping.Remove(child) && stopping.Count == 0;
                        Assert.Equal(last, children.Remove(child));
                        Assert.False(children.Contains(child));
                        Assert.Null(children.Find(child.SelfRef.Path.Name));
                    }
                }

                Assert.Equal(model, children.ToArray());
                Assert.Equal(model.Count, children.Count);
                Assert.Equal(stopping.Count, children.Stopping);
                Assert.All(model, child => Assert.Same(child, children.Find(child.SelfRef.Path.Name)));
            }
        }
    }

    [Fact]
    public void Generated_names_are_numbers_and_back()
    {
        SeededRandom chance = new(1);

        foreach (long number in Enumerable.Range(0, 5_000).Select(n => n < 4_500 ? n : chance.NextInt64(1L << 60)))
        {
            string name = GeneratedName.Of(number);

            Assert.Equal(number, GeneratedName.NumberOf(name));
        }

        Assert.Equal(["$a", "$b", "$~", "$ab", "$bb"], new long[] { 0, 1, 63, 64, 65 }.Select(GeneratedName.Of));
        Assert.All(["$", "a", "$aa", "$ba", "$ä", "$-", "$aaaaaaaaaab", ""], name =>
            Assert.Equal(-1, GeneratedName.NumberOf(name)));
    }

    [Fact]
    public void A_path_with_a_generated_name_equals_the_one_read_from_text()
    {
        IActorRef child = System.ActorOf(Props.Empty);

        ActorPath read = ActorPath.Parse(child.Path.ToSerializationFormat());

        Assert.Equal(child.Path, read);
        Assert.Equal(child.Path.GetHashCode(), read.GetHashCode());
        Assert.NotEqual(child.Path, child.Path.Parent / "$zz");
        Assert.NotEqual(child.Path, child.Path.Parent / "a");
    }

    private void Add(Children children, List<ActorCell> model, SeededRandom chance)
    {
        string name = $"n{chance.Next(80).ToString(CultureInfo.InvariantCulture)}";
        ActorPath parent = Impl.UserRef.Path;
        bool generated = chance.Next(2) == 0;
        if (!generated && model.Exists(known => known.SelfRef.Path.Name == name))
        {
            Assert.NotNull(children.Find(name));
            return;
        }

        ActorPath path = generated
            ? new ChildActorPath(parent, children.NextNumber(), Impl.NextUid())
            : new ChildActorPath(parent, name, Impl.NextUid());
        ActorCell child = new(Impl, Props.Empty, path, Impl.UserRef);
        children.Add(child);
        model.Add(child);
    }
}
