#nullable disable
using System.Runtime.Serialization;
using System.Text;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Serialization;
using Permagent.Kernel.Tests.Persistence;

namespace Permagent.Kernel.Tests.Serialization;

public sealed class SerializationTests : CallingSystem
{
    public SerializationTests()
        : base(options => options with
        {
            Serializers =
            [
                new SerializerBinding(typeof(object), system => new Words(system, 11)),
                new SerializerBinding(typeof(Exception), system => new Plain(system)),
            ],
        })
    {
    }

    [Fact]
    public void The_most_derived_binding_gives_the_serializer()
    {
        Assert.Equal(11, System.Serialization.FindSerializerFor("text").Identifier);
        Assert.Equal(12, System.Serialization.FindSerializerFor(new IOException("x")).Identifier);
        Assert.Equal(12, System.Serialization.FindSerializerForType(typeof(ArgumentException)).Identifier);
    }

    [Fact]
    public void Bytes_come_back_by_number_and_manifest()
    {
        byte[] bytes = System.Serialization.Serialize("text");

        Assert.Equal("text of word", System.Serialization.Deserialize(bytes, 11, "word"));
        Assert.Throws<SerializationException>(() => System.Serialization.Deserialize(bytes, 99, "word"));
    }

    [Fact]
    public void A_type_named_by_a_file_is_made_only_if_it_is_bound()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("x");

        string bound = typeof(IOException).AssemblyQualifiedName;
        Assert.IsType<IOException>(System.Serialization.Deserialize(bytes, 12, bound));

        Assert.Throws<SerializationException>(
            () => System.Serialization.Deserialize(bytes, 12, typeof(StringBuilder).AssemblyQualifiedName));
    }

    [Fact]
    public void Two_serializers_of_one_number_are_refused() => Assert.Throws<ArgumentException>(
        () => System.Serialization.AddSerializationMap(typeof(int), new Plain((ExtendedActorSystem)System, 11)));

    [Fact]
    public void P08_A_serializer_that_throws_refuses_its_event_alone()
    {
        using PersistenceKit kit = new(options => options with
        {
            EventSerializer = null,
            Serializers = [new SerializerBinding(typeof(string), system => new Words(system, 11))],
        });
        IActorRef actor = kit.Start();

        PersistenceKit.Do(actor, self =>
        {
            self.Store("bad");
            self.Store("good");
        });

        kit.AssertLog("recovered", "rejected bad: no", "good=1");
        SerializedObject form = Assert.Single(kit.Events.Read("a", 1, 9, 9)).Prepared.Form;
        Assert.Equal((11, "word"), (form.Serializer, form.Manifest));
    }

    private sealed class Words(ExtendedActorSystem system, int id) : SerializerWithStringManifest(system)
    {
        public override int Identifier => id;

        public override string Manifest(object o) => "word";

        public override byte[] ToBinary(object obj) =>
            obj is "bad" ? throw new FormatException("no") : Encoding.UTF8.GetBytes(obj.ToString());

        public override object FromBinary(byte[] bytes, string manifest) =>
            $"{Encoding.UTF8.GetString(bytes)} of {manifest}";
    }

    private sealed class Plain(ExtendedActorSystem system, int id = 12) : Serializer(system)
    {
        public override int Identifier => id;

        public override bool IncludeManifest => true;

        public override byte[] ToBinary(object obj) => Encoding.UTF8.GetBytes(((Exception)obj).Message);

        public override object FromBinary(byte[] bytes, Type type) =>
            Activator.CreateInstance(type, Encoding.UTF8.GetString(bytes));
    }
}
