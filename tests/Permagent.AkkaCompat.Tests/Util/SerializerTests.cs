using Permagent.Kernel.Actor;
using Permagent.Kernel.Serialization;

namespace Permagent.AkkaCompat.Tests.Util;

public sealed class SerializerTests() : CompatTest("""
    akka.actor {
      serializers { mine = "Permagent.AkkaCompat.Tests.Util.SerializerTests+Mine, Permagent.AkkaCompat.Tests" }
      serialization-bindings { "Permagent.AkkaCompat.Tests.Util.SerializerTests+Marked" = mine }
    }
    """)
{
    public sealed record Order(string Name, int[] Sizes, IActorRef ReplyTo, Dictionary<string, double> Prices);

    public sealed class Marked(int value)
    {
        public int Value { get; } = value;
    }

    public sealed class Mine(ExtendedActorSystem system) : SerializerWithStringManifest(system)
    {
        public override int Identifier => 1234;

        public override byte[] ToBinary(object obj) => [(byte)((Marked)obj).Value];

        public override object FromBinary(byte[] bytes, string manifest) => new Marked(bytes[0]);

        public override string Manifest(object o) => "M";
    }

    [Fact]
    public void Any_object_goes_through_json_and_comes_back()
    {
        IActorRef actor = Sys.ActorOf(Props.Empty, "reply");
        Order order = new("n", [1, 2], actor, new() { ["a"] = 1.5 });
        Serializer serializer = Sys.Serialization.FindSerializerFor(order);

        Order back = (Order)serializer.FromBinary(serializer.ToBinary(order), typeof(Order));

        Assert.IsType<NewtonSoftJsonSerializer>(serializer);
        Assert.Equal(1, serializer.Identifier);
        Assert.Equal(("n", actor, 1.5), (back.Name, back.ReplyTo, back.Prices["a"]));
        Assert.Equal([1, 2], back.Sizes);
    }

    [Fact]
    public void A_binding_of_the_settings_names_the_serializer()
    {
        Serializer serializer = Sys.Serialization.FindSerializerForType(typeof(Marked));

        Marked back = (Marked)serializer.FromBinary(serializer.ToBinary(new Marked(7)), typeof(Marked));

        Assert.Equal((1234, 7), (serializer.Identifier, back.Value));
        Assert.Equal("M", Assert.IsType<Mine>(serializer).Manifest(back));
    }
}
